import { describe, expect, it } from 'vitest';
import { checkpointId, splitCheckpoint } from '../../../src/core/records/checkpoint.ts';
import { unknownRun } from '../../../src/core/records/unknownRun.ts';

const source = { file: 'a.json', pointer: '' };

describe('the name of a checkpoint', () => {
  it('is the training run and the step, and comes apart again', () => {
    expect(checkpointId('org/model', 1000)).toBe('org/model@step1000');
    expect(splitCheckpoint('org/model@step1000')).toEqual({ trainingRun: 'org/model', step: 1000 });
  });

  it('is not lengthened when it has its step already', () => {
    expect(checkpointId('model@step1000', 1000)).toBe('model@step1000');
    expect(unknownRun('model@step1000', source)).toEqual(unknownRun('model', source, 1000));
  });

  it.each(['model', 'model-step1000', 'model@main', 'model@stepX', '@step5', 'model@step1000-old'])(
    'does not see one in %s',
    (name) => {
      expect(splitCheckpoint(name)).toEqual({ trainingRun: name, step: null });
      expect(unknownRun(name, source)).toMatchObject({ id: name, trainingRun: name, step: null });
    },
  );

  it('stays as it is where the training run is named beside it', () => {
    expect(unknownRun('late', source, 900, 'run-7')).toMatchObject({
      id: 'late',
      trainingRun: 'run-7',
      step: 900,
    });
    expect(unknownRun('run-7', source, 900, 'run-7')).toMatchObject({
      id: 'run-7@step900',
      trainingRun: 'run-7',
    });
  });
});
