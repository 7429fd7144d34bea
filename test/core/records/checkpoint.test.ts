import { describe, expect, it } from 'vitest';
import { checkpointId, splitCheckpoint, splitRevision } from '../../../src/core/records/checkpoint.ts';
import { unknownRun } from '../../../src/core/records/unknownRun.ts';

const source = { file: 'a.json', pointer: '' };

describe('the name of a checkpoint', () => {
  it('is the training run and what it is called there, and comes apart again', () => {
    for (const label of ['step1000', 'tokens5B', 'tokens1.5T', 'epoch3', 'stage2-ingredient1-step10'])
      expect(splitCheckpoint(checkpointId('org/model', label))).toMatchObject({
        trainingRun: 'org/model',
        label,
      });
  });

  it('is not lengthened when it has its step already', () => {
    expect(unknownRun('model@step1000', source, 1000)).toEqual(unknownRun('model', source, 1000));
  });

  it.each([
    ['lab-1b-step1000', 'lab-1b', 'step1000'],
    ['x-3.2b/step_0030000/hf', 'x-3.2b', 'step30000'],
    ['org/lab-1b/checkpoint-5000', 'org/lab-1b', 'step5000'],
    ['org/lab-1b-iter_5000', 'org/lab-1b', 'step5000'],
    ['/data/lab-1b/checkpoints/iter_0000050', '/data/lab-1b', 'step50'],
    ['runs/lab-1b/checkpoints/10000', 'runs/lab-1b', 'step10000'],
    ['lab-1b-global_step20', 'lab-1b', 'step20'],
    ['lab-1b-ckpt-1000', 'lab-1b', 'step1000'],
    ['lab-1b/epoch=3-step=1000.ckpt', 'lab-1b', 'step1000'],
    ['lab-1b/epoch_6.pt', 'lab-1b', 'epoch6'],
    ['lab-1b-5B-tokens', 'lab-1b', 'tokens5B'],
    ['lab_7b_700bt_preview', 'lab_7b_preview', 'tokens700B'],
    ['lab-1b-tokens12B', 'lab-1b', 'tokens12B'],
    ['lab-1b-5000000000-tokens', 'lab-1b', 'tokens5B'],
    ['lab-1b-stage1-step1000-tokens4B', 'lab-1b', 'stage1-step1000'],
    ['Tiny-1.1B-intermediate-step-1431k-3T', 'Tiny-1.1B', 'step1431000'],
    ['lab-1b-10k-steps', 'lab-1b', 'step10000'],
    ['org/lab-1b,revision=step1000', 'org/lab-1b', 'step1000'],
    ['org/lab-1b (step 1000)', 'org/lab-1b', 'step1000'],
    ['org__lab-1b__step1000', 'org__lab-1b', 'step1000'],
    ['lab-step1000-1b', 'lab-1b', 'step1000'],
    ['model@step1000-old', 'model-old', 'step1000'],
    ['lab-1b-step1000_heavy', 'lab-1b_heavy', 'step1000'],
    ['step1000', 'step1000', 'step1000'],
  ])('is seen in %s', (name, trainingRun, label) => {
    expect(splitCheckpoint(name)).toMatchObject({ trainingRun, label });
    const run = unknownRun(name, source);
    expect(run).toMatchObject({ id: `${trainingRun}@${label}`, trainingRun, aliases: [name] });
    expect(splitCheckpoint(run.id)).toMatchObject({ trainingRun, label });
  });

  it.each([
    'model',
    'llama-3-8b',
    'lab-v2',
    'lab-2024-05',
    'lab-1b-20240601',
    'lab-1b-32k',
    'lab-8k-tokens',
    'lab-7b-1M-tokens',
    'qwen2.5-7b-instruct-1M',
    'method-Iter3-7b',
    'Step-2-16k',
    'org/Step3-VL-10B',
    'multi-step-7b',
    'tokenizer-32k',
    'lab-checkpoint-v2',
    'gpt-4@2024-05',
    'open_lm_1b-warm=5000-lr=0p003-mult=1.0',
    'model@stepX',
  ])('is not seen in %s', (name) => {
    expect(splitCheckpoint(name)).toEqual({ trainingRun: name, label: null, step: null, tokens: null });
    expect(unknownRun(name, source)).toMatchObject({ id: name, trainingRun: name, step: null, aliases: [] });
  });

  it('is that of the finished run at main', () => {
    expect(unknownRun('model@main', source)).toMatchObject({ id: 'model', trainingRun: 'model' });
  });

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
    expect(unknownRun('lab-5B-tokens', source, null, 'lab-5B-tokens')).toMatchObject({
      id: 'lab-5B-tokens',
      trainingRun: 'lab-5B-tokens',
      step: null,
      tokens: null,
    });
  });
});

describe('a revision', () => {
  it.each([
    ['step1000', 'step1000', null],
    ['stage1-step1000-tokens4B', 'stage1-step1000', null],
    ['step1250-seed-2', 'step1250', 'seed-2'],
    ['step0-seed-2', 'step0', 'seed-2'],
    ['240b_tokens', 'tokens240B', null],
    ['step-001000-2BT', 'step1000', null],
    ['ckpt_100', 'step100', null],
    ['v2', null, 'v2'],
    ['2024-05', null, '2024-05'],
  ])('%s is the checkpoint %s, and else %s', (revision, label, rest) => {
    expect(splitRevision(revision)).toMatchObject({ label, rest });
  });
});
