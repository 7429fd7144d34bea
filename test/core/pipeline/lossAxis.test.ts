import { describe, expect, it } from 'vitest';
import { defaultConfiguration } from '../../../src/core/configuration/defaultConfiguration.ts';
import { readColumnMap } from '../../../src/core/configuration/readColumnMap.ts';
import { drawCurves } from '../../../src/core/pipeline/drawCurves.ts';
import { gatherEvidence } from '../../../src/core/pipeline/gatherEvidence.ts';
import type { ScaleAxis } from '../../../src/core/records/scaleAxis.ts';
import type { WrittenColumns } from '../../../src/core/validation/configFile.ts';
import { memoryWorkspace } from '../../scenarios/_harness/memoryWorkspace.ts';

const text = 'id,N,D,loss,piqa\na,1e8,2e9,3.2,0.55\nb,2e8,4e9,3.0,0.6\nc,4e8,8e9,2.8,0.66\n';
const loss = { task: 'web', metric: 'loss' };
const piqa = { task: 'piqa', metric: 'acc' };

const curvesOf = (columns: WrittenColumns, axis: ScaleAxis | 'auto' = 'auto') => {
  const workspace = memoryWorkspace(
    new Map([['t.csv', { kind: 'file', bytes: new TextEncoder().encode(text) }]]),
  );
  const source = { files: ['t.csv'], ignore: [], duplicates: 'error', format: null } as const;
  const configuration = {
    ...defaultConfiguration(),
    axis,
    evidence: [{ ...source, columns: readColumnMap(null, columns) }],
  };
  const drawn = drawCurves(gatherEvidence(workspace, configuration), configuration);
  return drawn.tasks.flatMap(({ curves }) =>
    curves.map((curve) => [curve.task, curve.axis, curve.points[0]?.scale]),
  );
};

describe('a loss as a score', () => {
  it('stands on compute and not on itself, while other scores stand on the loss', () => {
    const columns = { run: 'id', params: 'N', tokens: 'D', 'loss:web': 'loss', scores: { loss, piqa } };
    const expected = [
      ['piqa', 'loss:web', 3.2],
      ['web', 'flops', 1.2e18],
    ];
    expect(curvesOf(columns)).toEqual(expected);
    expect(curvesOf(columns, 'loss:web')).toEqual(expected);
  });

  it('stands where the config says, where that is no loss', () => {
    const columns = { run: 'id', params: 'N', tokens: 'D', 'loss:web': 'loss', scores: { loss, piqa } };
    expect(curvesOf(columns, 'params')).toEqual([
      ['piqa', 'params', 1e8],
      ['web', 'params', 1e8],
    ]);
  });

  it('stands on what its runs state', () => {
    expect(curvesOf({ run: 'id', params: 'N', 'loss:web': 'loss' })).toEqual([['web', 'params', 1e8]]);
    expect(curvesOf({ run: 'id', 'loss:web': 'loss', scores: { piqa, loss } })).toEqual([
      ['piqa', 'loss:web', 3.2],
    ]);
  });
});
