import { describe, expect, it } from 'vitest';
import { renderComment } from '../../../src/core/renderers/renderComment.ts';
import { nextSteps } from '../../../src/core/renderers/sections/nextSteps.ts';
import { textRenderer } from '../../../src/core/renderers/textRenderer.ts';
import type { ReportChange } from '../../../src/core/report/report.ts';
import { hostileNames } from '../../hostileNames.ts';
import { aBlockedReport, aClaim, aReport } from '../../reportFixture.ts';

const aChange = (parts: Partial<ReportChange> = {}): ReportChange => ({
  kind: 'decision',
  effect: 'worse',
  subject: 'cluster/hellaswag',
  before: 'pass',
  after: 'block',
  ...parts,
});
const many = Array.from({ length: 40 }, (_, index) =>
  aChange({ effect: index < 10 ? 'worse' : 'neutral', subject: `cluster/claim-${index}` }),
);
const comment = (changes: readonly ReportChange[], limitBytes = 60_000): string =>
  renderComment({ ...aBlockedReport(), changes }, { limitBytes, marker: '<!-- m -->' });
const terminal = (changes: readonly ReportChange[]): string =>
  textRenderer.render({ ...aBlockedReport(), changes }, { width: 80, colour: false });

describe('what a pull request changes', () => {
  it('leads the comment and the terminal, before what to do next', () => {
    for (const page of [comment([aChange()]), terminal([aChange()])]) {
      const lead = page.indexOf('What this changes');
      expect(lead).toBeGreaterThan(0);
      expect(lead).toBeLessThan(page.search(/Next|Claims/));
      expect(page).toMatch(/worse.*cluster\/hellaswag.*pass → block/);
    }
  });

  it('is not spoken of where nothing changes', () => {
    expect(comment([])).not.toContain('What this changes');
    expect(terminal([])).not.toContain('What this changes');
  });

  it('opens with a few, counts the rest, and folds all of them', () => {
    const page = comment(many);
    const [open = ''] = page.split('<details>');
    expect(open).toContain('claim-0');
    expect(open).not.toContain('claim-20');
    expect(open).toMatch(/and 34 more changes \(4 worse, 30 neutral\)/);
    expect(page).toContain('All 40 changes against the base');
    expect(page).toContain('claim-39');
  });

  it('stays within the limit of the comment', () => {
    const long = many.map((change) => ({ ...change, subject: change.subject.repeat(400) }));
    expect(new TextEncoder().encode(comment(long, 8000)).length).toBeLessThanOrEqual(8000);
  });

  it.each(hostileNames)('cannot be made to speak Markdown or to mention anybody: %j', (name) => {
    // What stands in a span of code is shown as it is.
    const page = comment([aChange({ subject: name, before: name, after: name })]).replace(/(`+)[^`]+\1/g, '');
    expect(page).not.toMatch(/(^|[^`\w])@acme\b/m);
    expect(page).not.toMatch(/<(script|img|b)\b/);
    expect(page).not.toMatch(/^::/m);
  });
});

describe('the next step', () => {
  it('of a claim that holds only without withdrawn evidence is to put it back, not to train a run', () => {
    const claims = [aClaim('a', 'block', { reasons: ['SG506'] })];
    expect(nextSteps(aReport({ claims }))[0]).toMatch(/put the evidence back/);
  });

  it('of a claim as the target branch has it is to leave it, or to have a waiver merged', () => {
    expect(nextSteps(aReport({ claims: [aClaim('a', 'block', { side: 'base' })] }))[0]).toMatch(
      /leave the claim as the target branch has it/,
    );
  });
});
