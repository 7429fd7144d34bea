import { describe, expect, it } from 'vitest';
import { markdownRenderer } from '../../../src/core/renderers/markdownRenderer.ts';
import { renderComment } from '../../../src/core/renderers/renderComment.ts';
import { renderSummary } from '../../../src/core/renderers/renderSummary.ts';
import type { Report } from '../../../src/core/report/report.ts';
import { hostileNames } from '../../hostileNames.ts';
import {
  aBlockedReport,
  aClaim,
  aFinding,
  aGreenReport,
  aLargeReport,
  aReport,
  aShift,
  aTask,
  shapedCurve,
} from '../../reportFixture.ts';
import { readMarkdown } from './markdownPage.ts';

const marker = '<!-- scaling-guard: main -->';
const comment = (report: Report, limitBytes = 60_000): string =>
  renderComment(report, { limitBytes, marker });
const summary = (report: Report): string => markdownRenderer.render(report, { width: 80, colour: false });
const bytesOf = (text: string): number => new TextEncoder().encode(text).length;
const plots = (text: string): string[] => text.match(/```mermaid\n[\s\S]*?```/g) ?? [];

describe('renderComment', () => {
  it('opens with marker, decision, reason and next step', () => {
    expect(comment(aBlockedReport()).split('\n').slice(0, 8)).toEqual([
      marker,
      '## ⛔ scaling-guard: block',
      '',
      '**The evidence speaks against 1 claim, 1 claim cannot be decided, 1 problem in the files.**',
      '',
      '**Next**',
      '',
      '1. `cluster-2027/hellaswag-7b`: claim `>= 0.593`, the most that would pass now; or add 2 more runs at 3e21 FLOPs: halves the interval at the target.',
    ]);
  });

  it('lists claims gravest first', () => {
    const rows = comment(aBlockedReport()).match(/^\| (⛔|❔|✅|⚠️) .*$/gm) ?? [];
    expect(rows.map((row) => row.split('|')[1]?.trim())).toEqual(['⛔ block', '❔ inconclusive', '✅ pass']);
    expect(rows[0]).toContain('**0.62** (0.58 to 0.66)');
  });

  it('is short when all is well, and plots nothing', () => {
    const text = comment(aGreenReport());
    expect(text).toContain('## ✅ scaling-guard: pass');
    expect(text).not.toContain('**Next**');
    expect(plots(text)).toEqual([]);
    expect(bytesOf(text)).toBeLessThan(1500);
  });

  it('plots the claims that are stopped, and never one that passes', () => {
    const found = plots(comment(aBlockedReport()));
    expect(found).toHaveLength(2);
    expect(found[0]).toContain('title "hellaswag acc · line: the claim"');
    expect(found[1]).toContain('title "boolq acc · line: the claim"');
  });

  it('plots what mermaid can read: unique text labels, fixed-point numbers, series of one length', () => {
    for (const plot of plots(comment(aBlockedReport()))) {
      const labels = (/x-axis ".*?" \[(.*)\]/.exec(plot)?.[1] ?? '').split(', ');
      expect(new Set(labels).size).toBe(labels.length);
      for (const label of labels) expect(label).toMatch(/^"[^"]+"$/);
      const series = [...plot.matchAll(/(?:bar|line) \[(.*)\]/g)].map((match) =>
        (match[1] ?? '').split(', '),
      );
      expect(series.length).toBeGreaterThan(0);
      for (const values of series) {
        expect(values).toHaveLength(labels.length);
        for (const value of values) expect(value).toMatch(/^-?\d+(\.\d+)?$/);
      }
      expect(plot).toMatch(/y-axis (0|-\d+\.\d+) --> \d+\.\d+\n/);
    }
  });

  it('draws a curve of tiny numbers without exponents, and leaves out what no plot can show', () => {
    const curveOf = (scale: number) => {
      const curve = shapedCurve('t', 'predictable', 6);
      return { ...curve, series: curve.series.map((point) => ({ ...point, y: point.y * scale })) };
    };
    const reportOf = (scale: number): Report =>
      aReport({
        decision: 'block',
        claims: [aClaim('t', 'block', { task: 't', forecast: null, curve: curveOf(1).id, expect: '0..0' })],
        curves: [curveOf(scale)],
      });
    expect(plots(comment(reportOf(1e-7)))[0]).not.toMatch(/\de-/);
    expect(plots(comment(reportOf(1e12)))).toEqual([]);
    expect(comment(reportOf(1e12))).toContain('▁');
  });

  it('plots tasks with findings where there is no claim, those that gain most first', () => {
    const names = ['small', 'large'];
    const report = aReport({
      decision: 'warn',
      tasks: [aTask('small', 'noisy', { gain: 0.02 }), aTask('large', 'breakthrough', { gain: 0.4 })],
      curves: names.map((name) => shapedCurve(name, 'noisy')),
      findings: names.map((task) =>
        aFinding('SG303', { severity: 'warning', task, claim: null, plan: null }),
      ),
    });
    expect(plots(comment(report)).map((plot) => /title "(\w+)/.exec(plot)?.[1])).toEqual(['large', 'small']);
  });

  it('shows beside a stopped claim only tasks that it, another claim or a change is about', () => {
    const names = ['jumpy', 'changed', 'claimed', 'moved'];
    const report = aReport({
      decision: 'block',
      claims: [aClaim('a', 'block'), aClaim('b', 'pass', { task: 'claimed', curve: null })],
      tasks: names.map((name) => aTask(name, 'breakthrough', { gain: name === 'jumpy' ? 0.9 : 0.1 })),
      curves: ['hellaswag', ...names].map((name) => shapedCurve(name, 'breakthrough')),
      shifts: [aShift('moved', { effect: 0.3 })],
      findings: names.map((task) =>
        aFinding('SG303', { severity: 'warning', task, claim: null, plan: null }),
      ),
      changes: [
        { kind: 'verdict', effect: 'worse', subject: 'changed (acc)', before: 'predictable', after: 'noisy' },
      ],
    });
    const titles = (text: string) => plots(text).map((plot) => /title "(\w+)/.exec(plot)?.[1]);
    expect(titles(comment(report))).toEqual(['hellaswag', 'changed', 'claimed']);
    expect(titles(comment({ ...report, decision: 'warn', claims: [] }))).toEqual([
      'changed',
      'moved',
      'jumpy',
    ]);
  });

  it('shows no finding that is waived or out of scope as what matters', () => {
    const report = aReport({
      decision: 'warn',
      tasks: [aTask('a', 'noisy'), aTask('b', 'noisy')],
      curves: [shapedCurve('a', 'noisy'), shapedCurve('b', 'noisy')],
      findings: [
        aFinding('SG303', { task: 'a', claim: null, waivedBy: 'leads' }),
        aFinding('SG303', { task: 'b', claim: null, inScope: false }),
      ],
    });
    expect(plots(comment(report))).toEqual([]);
    expect(comment(report)).toContain('waived by `leads`');
  });

  it('says of every stopped claim how it gets to green, and has its waiver to paste', () => {
    const waiver = '  - rule: SG402\n    plan: cluster-2027';
    const claims = ['a', 'b', 'c', 'd', 'e'].map((id) =>
      aClaim(id, id === 'e' ? 'warn' : 'block', { waiver: id === 'e' ? null : waiver }),
    );
    const text = comment(aReport({ decision: 'block', claims }));
    const [top = '', green = ''] = text.split(
      '<summary>From red to green: what would let 4 claims through</summary>',
    );
    expect(top).toContain('folded below under _From red to green_');
    for (const id of ['a', 'b', 'c', 'd']) {
      expect(green).toContain(`⛔ \`cluster-2027/${id}\`: claim \`>= 0.593\`, the most that would pass now.`);
    }
    expect(green.split('</details>')[0]?.match(/```yaml\n {2}- rule: SG402/g)).toHaveLength(4);
  });

  it('does not send the owner of a claim that the evidence refutes for one more run alone', () => {
    const nextRun = { scale: 3e21, axis: 'flops', runs: 1, reason: 'it would narrow the interval' };
    const claims = [aClaim('a', 'block', { wouldPass: null, nextRun })];
    expect(comment(aReport({ decision: 'block', claims }))).toContain(
      '1. `cluster-2027/a`: plan on about 0.62 (0.58 to 0.66), since the evidence speaks against `>= 0.70` ' +
        '(no threshold would pass yet); or add 1 more run',
    );
  });

  it('shows of two claims on one curve the graver one, and of a task its name once a rule', () => {
    const claims = [aClaim('a', 'block'), aClaim('b', 'warn')];
    const findings = ['x', 'y', 'z'].map((task) =>
      aFinding('SG303', { severity: 'warning', title: 'Not predictable', task, claim: null, plan: null }),
    );
    const text = comment(
      aReport({ decision: 'block', claims, findings, curves: [shapedCurve('hellaswag', 'predictable')] }),
    );
    expect(plots(text)).toHaveLength(1);
    expect(text).toContain('| `SG303` Not predictable | warning | `x`, `y`, `z` |');
  });

  it('folds the rest, and closes every fold', () => {
    const text = comment(aBlockedReport());
    const opened = text.match(/<details>/g)?.length ?? 0;
    expect(opened).toBe(5);
    expect(text.match(/<\/details>/g)).toHaveLength(opened);
    expect(text).toContain(
      '<summary>8 tasks: 2 predictable, 1 inverse, 1 nonmonotonic, 1 noisy, 1 trendless, 1 breakthrough, 1 insufficient</summary>',
    );
  });

  const names: Record<string, (index: number) => string> = {
    'long names': (index) => `task-${index}-`.padEnd(200, 'x'),
    'names that grow when escaped': (index) => String(index).padEnd(200, '$'),
    'names of three and four bytes a character': (index) => `${index}${'測試😀'.repeat(66)}`,
    'names of control characters': (index) => `${index}${'\u001b'.repeat(200)}`,
  };
  for (const [kind, nameOf] of Object.entries(names)) {
    it(`stays within the limit with 500 tasks of ${kind}, marker included`, () => {
      const report = aLargeReport(500, nameOf);
      for (const limit of [60_000, 4_000]) {
        const text = comment(report, limit);
        expect(bytesOf(text)).toBeLessThanOrEqual(limit);
        expect(text.startsWith(`${marker}\n## ⛔ scaling-guard: block`)).toBe(true);
        expect(readMarkdown(text, marker).faults).toEqual([]);
      }
    });
  }

  it('says how much was cut, and keeps something of every part', () => {
    const text = comment(aLargeReport(500, (index) => `task-${index}`));
    expect(bytesOf(text)).toBeGreaterThan(50_000);
    const cut = [...text.matchAll(/^([\d,]+) more (\w+) left out for size: see the job summary\.$/gm)];
    expect(cut.map((match) => match[2])).toEqual(['problems', 'claims', 'tasks', 'shifts']);
    const rows = (text.match(/^\| `task-\d+` \| `acc` \|/gm) ?? []).length;
    expect(rows + Number(cut[2]?.[1])).toBe(500);
  });

  it('keeps the decision when nothing else fits, and throws below that', () => {
    expect(comment(aBlockedReport(), 100)).toBe(`${marker}\n## ⛔ scaling-guard: block\n`);
    expect(() => comment(aBlockedReport(), 20)).toThrow(RangeError);
  });
});

describe('renderSummary', () => {
  it('holds every part open, and what would change each failing claim', () => {
    const text = summary(aBlockedReport());
    for (const title of [
      '### Claims',
      '### What matters most',
      '### 8 tasks',
      '### 2 shifts',
      '### 1 error, 1 warning',
    ]) {
      expect(text).toContain(title);
    }
    expect(text).toContain('- Would pass now: `>= 0.593`.');
    expect(text).not.toContain('<details>');
  });

  it('shows the same decisions and numbers as the comment', () => {
    const cells = (text: string): string[] => text.match(/^\| (?:⛔|❔|✅).*$/gm) ?? [];
    expect(cells(summary(aBlockedReport()))).toEqual(cells(comment(aBlockedReport())));
  });

  it('cuts rows to stay within the limit of a job summary', () => {
    const report = aLargeReport(500, (index) => `task-${index}-`.padEnd(200, 'x'));
    const text = renderSummary(report, { limitBytes: 200_000 });
    expect(bytesOf(text)).toBeLessThanOrEqual(200_000);
    expect(text).toMatch(/\d+ more tasks left out for size: see the JSON report\./);
  });

  it('gives a task without curves or sentences a row all the same', () => {
    const report = aReport({
      tasks: [aTask('bare', 'insufficient', { curves: [], words: [], stability: null, gain: null })],
    });
    expect(summary(report)).toContain('| `bare` | `acc` |  | insufficient |  |  | 24 | law-holds |');
  });
});

describe('hostile names in Markdown', () => {
  for (const [name, text] of [
    ['comment', comment(aLargeReport(hostileNames.length, (index) => hostileNames[index] ?? ''))],
    ['summary', summary(aLargeReport(hostileNames.length, (index) => hostileNames[index] ?? ''))],
  ] as const) {
    // What stands in code is shown as it is, so only the rest can do harm.
    const outside = text.replace(/```mermaid[\s\S]*?```/g, '').replace(/`[^`\n]*`/g, '');

    it(`${name}: no mention, tag, link or command`, () => {
      expect(outside).not.toMatch(/@\w/);
      expect(
        outside.replace(/<(\/?)(details|summary|sub|br|span)>|<!-- scaling-guard: main -->/g, ''),
      ).not.toMatch(/<[a-z/!]/i);
      expect(outside).not.toMatch(/(?<!\\)\]\(/);
      expect(text).not.toMatch(/^\s*::/m);
      expect(text).not.toContain('##[');
    });

    it(`${name}: nothing invisible, and no way out of a plot`, () => {
      expect(text.replaceAll('👩‍💻', '').replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
      for (const plot of plots(text)) {
        const [, , , title = '', axis = ''] = plot.split('\n');
        expect(title).toMatch(/^ {4}title "[\p{L}\p{N} .,:=+\-/()·_?]*"$/u);
        expect(axis).toMatch(/^ {4}x-axis "loss on c4_val" \[("[\w.]+"(, )?)+\]$/);
      }
    });
  }
});
