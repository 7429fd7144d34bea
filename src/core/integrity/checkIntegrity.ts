import { byCodeUnits } from '../collections/byCodeUnits.ts';
import { nowhere, type Problem } from '../problems/problem.ts';
import type { RunFacts, ScoreRecord } from '../records/scoreRecord.ts';
import { withoutFacts } from '../records/withoutFacts.ts';
import { countOf } from '../text/formatCount.ts';
import { integrityRules } from './checks/index.ts';
import type { IntegrityEvidence } from './integrityEvidence.ts';
import type { IntegrityFinding, IntegrityRule } from './integrityRule.ts';
import { integrityLimits } from './limits.ts';

/** Why a record left the fits. */
export interface Distrust {
  readonly rule: IntegrityRule;
  readonly message: string;
}

/** What the checks found. */
export interface Integrity {
  readonly problems: readonly Problem[];
  /** Records that leave the fits, each with the reasons. */
  readonly distrusted: ReadonlyMap<ScoreRecord, readonly Distrust[]>;
  /** Records whose standard error is taken as unknown. */
  readonly withoutError: ReadonlySet<ScoreRecord>;
  /** Facts that are taken as unknown, by run. */
  readonly unknown: ReadonlyMap<string, ReadonlySet<string>>;
}

/** The runs without what cannot be: what is wrong with it is told once, by the check that sets it aside. */
const withoutUnknown = (
  runs: ReadonlyMap<string, RunFacts>,
  unknown: ReadonlyMap<string, ReadonlySet<string>>,
): ReadonlyMap<string, RunFacts> =>
  new Map(
    [...runs].map(([id, run]) => {
      const left = unknown.get(id);
      return [id, left === undefined ? run : withoutFacts(run, left)];
    }),
  );

/**
 * Runs every check over the evidence, those that set facts of runs aside before the others. Of each, so many findings are told one by one;
 * what is distrusted is all of it.
 */
export const checkIntegrity = (evidence: IntegrityEvidence): Integrity => {
  const distrusted = new Map<ScoreRecord, Distrust[]>();
  const withoutError = new Set<ScoreRecord>();
  const unknown = new Map<string, Set<string>>();
  const find = (rule: IntegrityRule, of: IntegrityEvidence): readonly IntegrityFinding[] =>
    [...rule.find(of)].sort(
      (a, b) => byCodeUnits(a.source.file, b.source.file) || byCodeUnits(a.message, b.message),
    );
  const first = new Map(
    integrityRules.flatMap((rule) =>
      rule.setsFactsAside === true ? [[rule, find(rule, evidence)] as const] : [],
    ),
  );
  for (const findings of first.values())
    for (const { unknown: left } of findings)
      if (left !== undefined)
        unknown.set(left.run, (unknown.get(left.run) ?? new Set<string>()).add(left.fact));
  const cleared =
    unknown.size === 0 ? evidence : { ...evidence, runs: withoutUnknown(evidence.runs, unknown) };
  const problems = integrityRules.flatMap((rule): readonly Problem[] => {
    const findings = first.get(rule) ?? find(rule, cleared);
    for (const { message, distrusted: records } of findings)
      for (const record of new Set(records)) {
        const reasons = distrusted.get(record);
        if (reasons === undefined) distrusted.set(record, [{ rule, message }]);
        else reasons.push({ rule, message });
      }
    for (const { withoutError: records = [] } of findings)
      for (const record of records) withoutError.add(record);
    const { id, severity, title } = rule;
    const problemOf = ({
      source: { file, pointer },
      message,
      severity: own,
      cause,
      name,
      unknown: left,
    }: IntegrityFinding): Problem => ({
      rule: id,
      severity: own ?? severity,
      message,
      ...nowhere,
      file: file === '' ? null : file,
      pointer,
      ...(cause === undefined ? {} : { cause }),
      ...(name === undefined ? {} : { name }),
      ...(left === undefined ? {} : { fact: { run: left.run, name: left.fact } }),
    });
    // Findings of one cause are told as one, however many they are.
    const single = findings.filter(({ cause }) => cause === undefined);
    const told = [
      ...findings.filter(({ cause }) => cause !== undefined),
      ...single.slice(0, integrityLimits.mostFindings),
    ].map(problemOf);
    const last = single.at(integrityLimits.mostFindings);
    if (last === undefined) return told;
    const message = `${title}: ${countOf(single.length - integrityLimits.mostFindings, 'more finding')} of this kind, from this file on.`;
    return [...told, { rule: id, severity, message, ...nowhere, file: last.source.file }];
  });
  return { problems, distrusted, withoutError, unknown };
};
