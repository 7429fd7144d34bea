import { groupBy } from '../collections/groupBy.ts';
import type { Problem } from '../problems/problem.ts';
import type { Report, ReportFinding } from '../report/report.ts';
import { revealInvisible } from '../text/revealInvisible.ts';
import { stableHash } from '../text/stableHash.ts';
import type { Renderer } from './renderer.ts';

const levels = { error: 'error', warning: 'warning', notice: 'note' } as const;

/**
 * A message as SARIF shows it: `[text](target)` would be a link (section 3.11.6) and `{0}` a placeholder (3.11.5). A blank breaks
 * each; nothing else changes.
 */
const messageText = (text: string): string =>
  revealInvisible(text)
    .replaceAll('](', '] (')
    .replace(/\{(?=\d+\})/g, '{ ');

/** A path from the root as a relative URI reference, in which nothing but `/` has a meaning. */
const uriOf = (file: string): string =>
  file
    .replace(/\p{Cs}/gu, '\uFFFD')
    .split('/')
    .map(encodeURIComponent)
    .join('/');

/** One problem or finding, before it has its place in the file. */
interface Entry {
  readonly rule: string;
  readonly title: string | null;
  readonly level: 'error' | 'warning' | 'note';
  readonly text: string;
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
  readonly subject: string | null;
  readonly waivedBy: string | null;
  readonly inScope: boolean;
  /** What it is about, whatever the numbers in its message and the lines above it. */
  readonly identity: readonly (string | null)[];
}

const problemEntry = ({ rule, severity, message, file, line, column, pointer }: Problem): Entry => ({
  rule,
  title: null,
  level: levels[severity],
  text: message,
  file,
  line,
  column,
  subject: pointer,
  waivedBy: null,
  inScope: true,
  identity: [rule, file, pointer, message],
});

const findingEntry = (finding: ReportFinding): Entry => {
  const { rule, severity, title, message, task, plan, claim, side, file, line, inScope, waivedBy } = finding;
  const subject = claim === null ? task : `${plan ?? ''}/${claim}`;
  return {
    rule,
    title,
    // What a pull request does not rely on warns at most.
    level: !inScope && severity === 'error' ? 'warning' : levels[severity],
    text: `${subject === null ? '' : `${subject}: `}${message}`,
    file,
    line,
    column: null,
    subject,
    waivedBy,
    inScope,
    identity: subject === null ? [rule, file, message] : [rule, plan, claim, task, side ?? null],
  };
};

/** A result without a place is not shown by code scanning: what belongs to no file stands with the config that asked for it. */
const locationOf = ({ file, line, column, subject }: Entry, config: string | null) => {
  const place = file ?? config;
  const logical = subject === null ? {} : { logicalLocations: [{ name: revealInvisible(subject) }] };
  if (place === null) return subject === null ? [] : [logical];
  const region =
    file === null || line === null
      ? {}
      : { region: { startLine: line, ...(column === null ? {} : { startColumn: column }) } };
  return [
    {
      physicalLocation: { artifactLocation: { uri: uriOf(place), uriBaseId: '%SRCROOT%' }, ...region },
      ...logical,
    },
  ];
};

const ruleOf = (id: string, entries: readonly Entry[], rulePages: string | null) => {
  const title = entries.find((entry) => entry.title !== null)?.title ?? null;
  return {
    id,
    ...(title === null ? {} : { shortDescription: { text: messageText(title) } }),
    ...(rulePages === null ? {} : { helpUri: `${rulePages}${id}.md` }),
    help: { text: `\`scaling-guard explain ${id}\` says what was tested, and what to do.` },
  };
};

/** Distinct entries of one identity, such as one broken value in two rows, are told apart by their order. */
const fingerprints = (entries: readonly Entry[]): readonly string[] => {
  const seen = new Map<string, number>();
  return entries.map(({ identity }) => {
    const hash = stableHash(JSON.stringify(identity));
    const count = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, count);
    return `${hash}:${count}`;
  });
};

const logOf = (report: Report, rulePages: string | null) => {
  const { tool, decision, headline, seed, asOf, inputs } = report;
  const entries = [...report.problems.map(problemEntry), ...report.findings.map(findingEntry)];
  const byRule = [...groupBy(entries, ({ rule }) => rule)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const ids = byRule.map(([id]) => id);
  const prints = fingerprints(entries);
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: tool.name,
            version: tool.version,
            rules: byRule.map(([id, own]) => ruleOf(id, own, rulePages)),
          },
        },
        invocations: [{ executionSuccessful: true }],
        originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The root of the check.' } } },
        columnKind: 'utf16CodeUnits',
        results: entries.map((entry, index) => ({
          ruleId: entry.rule,
          ruleIndex: ids.indexOf(entry.rule),
          level: entry.level,
          message: { text: messageText(entry.text) },
          locations: locationOf(entry, inputs.config),
          partialFingerprints: { 'scalingGuard/v1': prints[index] },
          suppressions:
            entry.waivedBy === null
              ? []
              : [
                  {
                    kind: 'external',
                    status: 'accepted',
                    justification: messageText(`waived by ${entry.waivedBy}`),
                  },
                ],
          properties: { inScope: entry.inScope },
        })),
        properties: { decision, headline, seed, asOf },
      },
    ],
  };
};

/**
 * Problems and findings for code scanning, as SARIF 2.1.0 (OASIS 2020). Waivers are suppressions. Fingerprints stay the same
 * when lines move and when a forecast changes a little. In the order of the report, rules by id.
 */
export const sarifRenderer: Renderer = {
  name: 'sarif',
  render: (report, { rulePages = null }) =>
    `${JSON.stringify(logOf(report, rulePages), null, 2).replaceAll('##[', '##\\u005b')}\n`,
};
