import { describe, expect, it } from 'vitest';
import { jsonRenderer } from '../../../src/core/renderers/jsonRenderer.ts';
import { aBlockedReport, aClaim, aReport } from '../../reportFixture.ts';

const render = (report = aBlockedReport()): string =>
  jsonRenderer.render(report, { width: 80, colour: false });

describe('jsonRenderer', () => {
  it('is the report and nothing else', () => {
    expect(JSON.parse(render())).toEqual(aBlockedReport());
    expect(render().endsWith('}\n')).toBe(true);
  });

  it('starts with what a reader looks for', () => {
    expect(Object.keys(JSON.parse(render())).slice(0, 6)).toEqual([
      'version',
      'tool',
      'decision',
      'mode',
      'seed',
      'asOf',
    ]);
  });

  it('gives equal bytes for equal reports, in whatever order their keys were set', () => {
    const claim = aClaim('a', 'pass', { where: { harness: 'x', file: 'y', architecture: 'z' } });
    const shuffled = Object.fromEntries(Object.entries(claim).reverse()) as unknown as typeof claim;
    const turned = { ...shuffled, where: { architecture: 'z', file: 'y', harness: 'x' } };
    expect(render(aReport({ claims: [turned] }))).toBe(render(aReport({ claims: [claim] })));
    expect(Object.keys(JSON.parse(render(aReport({ claims: [claim] }))).claims[0].where)).toEqual([
      'architecture',
      'file',
      'harness',
    ]);
  });

  it('holds no command of the runner, and still says the same', () => {
    const report = aReport({ headline: '##[add-mask]x' });
    expect(render(report)).not.toContain('##[');
    expect(JSON.parse(render(report)).headline).toBe('##[add-mask]x');
  });
});
