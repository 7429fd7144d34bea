import { describe, expect, it } from 'vitest';
import { decisionWords } from '../../../src/core/renderers/sections/decisionWords.ts';
import { textRenderer } from '../../../src/core/renderers/textRenderer.ts';
import type { Report } from '../../../src/core/report/report.ts';
import { displayWidth } from '../../../src/core/text/displayWidth.ts';
import { hostileNames } from '../../hostileNames.ts';
import {
  aBlockedReport,
  aClaim,
  aFinding,
  aGreenReport,
  aLargeReport,
  aProblem,
  aReport,
} from '../../reportFixture.ts';

const render = (report = aBlockedReport(), width = 100): string =>
  textRenderer.render(report, { width, colour: false });

/** The same with a waiver for the claim that is blocked. */
const withWaiver = (): Report => {
  const report = aBlockedReport();
  const waiver = '  - rule: SG402\n    plan: cluster-2027\n    claim: hellaswag-7b\n    approved-by: ""';
  return {
    ...report,
    claims: report.claims.map((claim) => (claim.decision === 'block' ? { ...claim, waiver } : claim)),
  };
};

const linesOf = (text: string): string[] => text.split('\n');

describe('textRenderer', () => {
  it('leads with the decision and why, then with what is stopped', () => {
    const [first, , next, claim] = linesOf(render());
    expect(first).toBe(
      '✗ block  the evidence speaks against 1 claim, 1 claim cannot be decided, 1 problem in the files.',
    );
    expect(next).toMatch(/^Claims /);
    expect(claim).toBe('  ✗ block  cluster-2027/hellaswag-7b  plans/cluster-2027.yml:8');
  });

  it('says of a stopped claim what it expects, the forecast, what stops it and the one next step, in few lines', () => {
    const text = render(withWaiver());
    const block = text.slice(text.indexOf('✗ block  cluster'), text.indexOf('? inconclusive'));
    for (const said of [
      'hellaswag acc >= 0.70 at 6.9B params, 138B tokens',
      '0.62, with 90% between 0.58 and 0.66',
      'SG402 ',
      'expects >= 0.70, but the forecast is 0.624',
      'next        claim `>= 0.593`, the most that would pass now; or add 2 more runs',
    ]) {
      expect(block).toContain(said);
    }
    expect(block.trimEnd().split('\n').length).toBeLessThanOrEqual(9);
    expect(block).not.toContain('basis');
    expect(text).not.toContain('approved-by');
  });

  it('shows all that is known of every claim when asked, its waiver among it', () => {
    const text = textRenderer.render(withWaiver(), { width: 100, colour: false, claims: 'full' });
    for (const said of [
      'at least 0.59 with 90% confidence',
      '12× the compute of the largest run; two-stage route; 84 backtests, covered 91%',
      'would pass  >= 0.593',
      'pass under pretraining_corpus redpajama',
      '  - rule: SG402\n    plan: cluster-2027\n    claim: hellaswag-7b\n',
    ]) {
      expect(text).toContain(said);
    }
  });

  it('shows one claim in full and nothing else when it is asked for by name', () => {
    const claims = ['cluster-2027/hellaswag-7b'];
    const text = textRenderer.render(withWaiver(), { width: 100, colour: false, claims });
    expect(text).toContain('would pass  >= 0.593');
    expect(text).toContain('approved-by');
    expect(text).toMatch(/^✗ block {2}the evidence/);
    for (const other of ['arc-7b', 'Tasks', 'Problems', '--claim']) expect(text).not.toContain(other);
  });

  it('says where there is more to read of what stops the check', () => {
    const text = render();
    expect(text).toContain('--claim cluster-2027/hellaswag-7b shows');
    expect(text).toContain('scaling-guard explain SG402 says');
    const strange = aClaim("x'; rm -rf ~", 'block');
    expect(render(aReport({ decision: 'block', claims: [strange] }))).toContain('--claim PLAN/CLAIM shows');
    expect(render(aGreenReport())).not.toContain('--claim');
    const log = textRenderer.render(aBlockedReport(), { width: 120, colour: false, interactive: false });
    expect(log).toContain('The job summary shows all that is known of a claim');
    expect(log).not.toContain('--claim');
  });

  it('tells many stopped claims in one line each, and counts the rest', () => {
    const claims = [
      ...Array.from({ length: 414 }, (_, index) => aClaim(`claim-${index}`, 'block')),
      ...Array.from({ length: 40 }, (_, index) => aClaim(`fine-${index}`, 'pass')),
    ];
    const text = render(aReport({ decision: 'block', claims }));
    expect(linesOf(text).length).toBeLessThan(160);
    expect(text).toContain('and 394 more claims of block; --verbose lists all');
    expect(text).toContain('and 28 more claims of pass; --verbose lists all');
    expect(text).toContain('Claims  414 block · 40 pass');
  });

  it('ends a page that is longer than a screen with the verdict', () => {
    const long = { ...aLargeReport(60, (index) => `task ${index}`), headline: 'nothing holds.' };
    const lines = linesOf(render(long).trimEnd());
    expect(lines.at(-1)).toBe(lines[0]);
    const short = linesOf(render(aGreenReport()));
    expect(short.filter((line) => line === short[0])).toHaveLength(1);
  });

  it('draws the threshold outside of the interval of a blocked claim', () => {
    expect(render()).toMatch(/├─+●─+┤┈+┃/);
  });

  it('gives a claim that passes one line, however much is known of it', () => {
    expect(render()).toContain(
      '✓ pass  cluster-2027/arc-7b: arc_easy acc >= 0.60 at 6.9B params, 138B tokens;',
    );
    expect(render(aGreenReport()).split('\n').length).toBeLessThan(14);
  });

  it('says why there is no forecast', () => {
    const claim = aClaim('gone', 'inconclusive', {
      forecast: null,
      forecastReason: 'the claim meets no evidence',
      extrapolation: null,
      backtest: null,
      wouldPass: null,
    });
    const report = aReport({ decision: 'inconclusive', claims: [claim] });
    expect(render(report)).toContain('none: the claim meets no evidence');
  });

  it('shows a waiver beside the finding that it accepts', () => {
    const report = aReport({
      claims: [aClaim('hellaswag-7b', 'warn')],
      findings: [aFinding('SG402', { waivedBy: '@acme/leads' })],
    });
    expect(render(report)).toContain('(waived by @acme/leads)');
  });

  it('lists tasks by verdict, each with its trend drawn', () => {
    const rows = linesOf(render()).filter((line) => /[▁▂▃▄▅▆▇█]{6}/.test(line));
    expect(rows.map((row) => row.trim().split(/\s+/)[0])).toEqual([
      'arc_easy',
      'hellaswag',
      'winogender',
      'bbq',
      'logi_qa',
      'mmlu',
      'boolq',
      'copa',
    ]);
    expect(rows[0]).toMatch(/▁.*█/);
    expect(rows[2]).toMatch(/█.*▁/);
  });

  it('counts many alike problems instead of listing them', () => {
    const problems = Array.from({ length: 40 }, (_, index) => aProblem({ file: `evals/${index}.json` }));
    const text = render(aReport({ decision: 'block', problems }));
    expect(text).toContain('and 30 more of SG102; --format json lists them all');
    expect(text.replace(/\s+/g, ' ')).toContain('And 39 more problems of this kind.');
  });

  it('says that advise mode does not fail the check', () => {
    const text = render({ ...aBlockedReport(), mode: 'advise' });
    expect(text).toContain('Advise mode: this does not fail the check.');
    expect(render({ ...aGreenReport(), mode: 'advise' })).not.toContain('Advise mode');
  });

  it('points to init where there is evidence and no plan', () => {
    const { tasks, curves } = aGreenReport();
    expect(render(aReport({ tasks, curves, inputs: { ...aReport().inputs, config: null } }))).toContain(
      '`scaling-guard init` drafts a config',
    );
  });

  it.each([40, 60, 80, 100, 140, 200])('keeps within %d columns', (width) => {
    for (const line of linesOf(render(aBlockedReport(), width))) {
      expect(displayWidth(line)).toBeLessThanOrEqual(width);
    }
  });

  it('drops the words before the verdict when the terminal is narrow', () => {
    const header = linesOf(render(aBlockedReport(), 60)).find((line) => /^ +task /.test(line)) ?? '';
    expect(header).toMatch(/task +trend +verdict +stable +gain/);
    expect(header).not.toContain('what was seen');
  });

  it('writes colour only when asked', () => {
    expect(render()).not.toContain('\u001b');
    const coloured = textRenderer.render(aBlockedReport(), { width: 100, colour: true });
    expect(coloured).toContain('\u001b[31m✗ block\u001b[39m');
    expect(
      coloured
        .split('\u001b')
        .map((part) => part.replace(/^\[\d+m/, ''))
        .join(''),
    ).toBe(render());
  });

  it('uses the same word for a decision as the report', () => {
    for (const decision of ['pass', 'warn', 'inconclusive', 'block'] as const) {
      expect(render(aReport({ decision }))).toMatch(
        new RegExp(`^\\${decisionWords[decision].symbol} ${decision} `),
      );
    }
  });

  it('lets no hostile name reach the terminal or the runner', () => {
    const text = render(aLargeReport(hostileNames.length, (index) => hostileNames[index] ?? ''));
    expect(text.replaceAll('👩‍💻', '').replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(text).not.toMatch(/^\s*::/m);
    expect(text).not.toContain('##[');
  });
});
