import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { sarifRenderer } from '../../../src/core/renderers/sarifRenderer.ts';
import type { Report } from '../../../src/core/report/report.ts';
import { revealInvisible } from '../../../src/core/text/revealInvisible.ts';
import { hostileNames } from '../../hostileNames.ts';
import { hostileReport } from '../../page/hostileReport.ts';
import { aBlockedReport, aReport } from '../../reportFixture.ts';

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly {
    readonly physicalLocation: {
      readonly artifactLocation: { readonly uri: string };
      readonly region?: { readonly startLine: number; readonly startColumn?: number };
    };
  }[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly suppressions: readonly { readonly justification: string }[];
}
interface Rule {
  readonly id: string;
  readonly helpUri?: string;
}

// The schema as published, draft 04, from @microsoft/jest-sarif 1.0.0-beta.0 (MIT). It uses nothing that draft 07 reads otherwise.
const {
  $schema: _draft,
  id: _id,
  ...schema
} = JSON.parse(readFileSync(join(import.meta.dirname, 'sarif-2.1.0-rtm.5.json'), 'utf8')) as Record<
  string,
  unknown
>;
const ajv = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false, allErrors: true });
const isSarif = ajv.compile(schema);

const rulePages = 'https://example.org/docs/rules/';
const render = (report: Report): string =>
  sarifRenderer.render(report, { width: 80, colour: false, rulePages });
const runOf = (report: Report): { readonly results: readonly Result[]; readonly rules: readonly Rule[] } => {
  const log = JSON.parse(render(report)) as {
    runs: { results: Result[]; tool: { driver: { rules: Rule[] } } }[];
  };
  expect(isSarif(log), JSON.stringify(isSarif.errors?.slice(0, 3))).toBe(true);
  const [run] = log.runs;
  return { results: run?.results ?? [], rules: run?.tool.driver.rules ?? [] };
};

const problem: Report['problems'][number] = {
  rule: 'SG102',
  severity: 'error',
  message: 'the score is no number',
  file: 'evals/7b results.json',
  line: 12,
  column: 5,
  pointer: '/results/0',
};
const finding: Report['findings'][number] = {
  rule: 'SG402',
  severity: 'error',
  title: 'The forecast speaks against the claim',
  message: 'expects >= 0.70, but the forecast is 0.62',
  task: 'hellaswag',
  plan: 'cluster',
  claim: 'hellaswag-7b',
  file: 'plans/cluster.yml',
  line: 8,
  inScope: true,
  waivedBy: null,
};

describe('sarifRenderer', () => {
  it('writes what the published schema takes, for a pass and for a block', () => {
    expect(runOf(aReport()).results).toEqual([]);
    const report = aBlockedReport();
    expect(runOf(report).results).toHaveLength(report.problems.length + report.findings.length);
  });

  it('says where: a relative URI, line and column', () => {
    const { results } = runOf(aReport({ problems: [problem] }));
    expect(results[0]?.locations[0]?.physicalLocation).toEqual({
      artifactLocation: { uri: 'evals/7b%20results.json', uriBaseId: '%SRCROOT%' },
      region: { startLine: 12, startColumn: 5 },
    });
  });

  it('puts what belongs to no file with the config, since code scanning drops what has no place', () => {
    const { results } = runOf(aReport({ findings: [{ ...finding, claim: null, file: null, line: null }] }));
    expect(results[0]?.locations[0]?.physicalLocation).toEqual({
      artifactLocation: { uri: '.github/scaling-guard.yml', uriBaseId: '%SRCROOT%' },
      region: { startLine: 1 },
    });
  });

  it('names no config where there is none: the evidence of the task then, or nothing', () => {
    const about = { ...finding, claim: null, file: null, line: null };
    const inputs = { ...aReport().inputs, config: null };
    const [curve] = aReport().curves;
    const placesOf = (report: Report) => runOf(report).results.map(({ locations }) => locations);
    expect(
      placesOf(aReport({ inputs, findings: [{ ...about, task: curve?.task ?? null }] }))[0]?.[0]
        ?.physicalLocation.artifactLocation.uri,
    ).toBe(curve?.series[0]?.file);
    expect(placesOf(aReport({ inputs, curves: [], findings: [{ ...about, task: null }] }))).toEqual([[]]);
  });

  it('names paths from the root of the repository, and the instance, where one folder of several was judged', () => {
    const report = aReport({ problems: [problem], findings: [{ ...finding, claim: null, file: null }] });
    const instance = { name: 'scaling-guard-teams-a', folder: 'teams/a/' };
    const [run] = JSON.parse(sarifRenderer.render(report, { width: 80, colour: false, instance })).runs;
    expect(
      run.results.map(({ locations }: Result) => locations[0]?.physicalLocation.artifactLocation.uri),
    ).toEqual(['teams/a/evals/7b%20results.json', 'teams/a/.github/scaling-guard.yml']);
    expect(run.automationDetails.id).toBe('scaling-guard-teams-a/');
  });

  it('keeps within what code scanning takes: the gravest results stay, and the rest is counted', () => {
    const many = Array.from({ length: 5200 }, (_, index) => ({
      ...problem,
      severity: index % 2 === 0 ? ('warning' as const) : ('error' as const),
      message: `${index} ${'x'.repeat(1200)}`,
    }));
    const report = aReport({ problems: many });
    const [run] = JSON.parse(render(report)).runs;
    const results: readonly Result[] = run.results;
    expect(results).toHaveLength(5000);
    expect(results.filter(({ level }) => level === 'error')).toHaveLength(2600);
    expect(results[0]?.message.text).toMatch(/^0 x+…$/);
    expect(run.invocations[0].toolExecutionNotifications[0].message.text).toContain(
      '200 of 5,200 results left out',
    );
    // Compressed it may be no smaller than this.
    const wide = many.map((one) => ({ ...one, file: `${'測'.repeat(200)}.json` }));
    expect(Buffer.byteLength(render(aReport({ problems: wide })))).toBeLessThan(10_000_000);
  });

  it('names each rule once, with its page', () => {
    const { results, rules } = runOf(aReport({ problems: [problem, problem], findings: [finding] }));
    expect(rules.map(({ id, helpUri }) => [id, helpUri])).toEqual([
      ['SG102', `${rulePages}SG102.md`],
      ['SG402', `${rulePages}SG402.md`],
    ]);
    for (const { ruleId, ruleIndex } of results) expect(rules[ruleIndex]?.id).toBe(ruleId);
  });

  it('shows a waived finding as a suppressed note, and one out of scope as a warning', () => {
    const { results } = runOf(
      aReport({
        findings: [
          { ...finding, waivedBy: '@acme/leads' },
          { ...finding, claim: 'b', inScope: false },
        ],
      }),
    );
    expect(results.map(({ suppressions }) => suppressions.map(({ justification }) => justification))).toEqual(
      [['waived by @acme/leads'], []],
    );
    expect(results.map(({ level }) => level)).toEqual(['note', 'warning']);
  });

  it('keeps fingerprints when lines move and numbers change, and never gives one twice', () => {
    const print = (report: Report) =>
      runOf(report).results.map(({ partialFingerprints }) => partialFingerprints['scalingGuard/v1']);
    const before = print(aReport({ problems: [problem, problem], findings: [finding] }));
    const after = print(
      aReport({
        problems: [{ ...problem, line: 14 }, problem],
        findings: [{ ...finding, line: 9, message: 'expects >= 0.70, but the forecast is 0.63' }],
      }),
    );
    expect(after).toEqual(before);
    expect(new Set(before).size).toBe(3);
  });

  it('gives code scanning its own fingerprint where the text of the line would make one alert of several', () => {
    const ofTask = (task: string): Report['findings'][number] => ({
      ...finding,
      claim: null,
      plan: null,
      task,
      file: null,
      line: null,
    });
    const { results } = runOf(
      aReport({
        problems: [problem, { ...problem, pointer: '/results/1' }],
        findings: [finding, ofTask('a'), ofTask('b')],
      }),
    );
    const hashes = results.map(({ partialFingerprints }) => partialFingerprints.primaryLocationLineHash);
    expect(hashes.map((hash) => hash !== undefined)).toEqual([true, true, false, true, true]);
    expect(new Set(hashes).size).toBe(5);
  });

  it.each(hostileNames)('takes %j in every field that data can reach', (name) => {
    const report = hostileReport(name);
    expect(runOf(report).results).toHaveLength(report.problems.length + report.findings.length);
    const text = render(report);
    expect(text.replaceAll('👩\u200D💻', '').replaceAll('\n', '')).not.toMatch(
      /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u,
    );
    for (const { message } of runOf(report).results) expect(message.text).not.toMatch(/\]\(|\{\d+\}/);
  });

  it.each(hostileNames)('holds the name %j as text', (name) => {
    const report = aReport({
      problems: [{ ...problem, message: name, file: `evals/${name}`, pointer: `/${name}` }],
      findings: [
        { ...finding, message: name, task: name, plan: name, claim: name, file: name, waivedBy: name },
      ],
      inputs: { ...aReport().inputs, config: name },
    });
    const { results } = runOf(report);
    expect(results[0]?.message.text.replaceAll('] (', '](')).toBe(revealInvisible(name));
    for (const { message, locations } of results) {
      expect(message.text).not.toMatch(/\]\(|\{\d+\}|[\u202E\u200B\n]/);
      for (const { physicalLocation } of locations) {
        expect(physicalLocation.artifactLocation.uri).toMatch(/^[\w.!~*'()%/-]+$/);
      }
    }
    expect(render(report)).not.toContain('##[');
    expect(render(report)).not.toMatch(/^\s*::/m);
  });
});
