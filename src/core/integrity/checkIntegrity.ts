import { byCodeUnits } from '../collections/byCodeUnits.ts';
import { nowhere, type Problem } from '../problems/problem.ts';
import type { ScoreRecord } from '../records/scoreRecord.ts';
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

/** Runs every check over the evidence. Of each, so many findings are told one by one; what is distrusted is all of it. */
export const checkIntegrity = (evidence: IntegrityEvidence): Integrity => {
  const distrusted = new Map<ScoreRecord, Distrust[]>();
  const withoutError = new Set<ScoreRecord>();
  const unknown = new Map<string, Set<string>>();
  const problems = integrityRules.flatMap((rule): readonly Problem[] => {
    const findings = [...rule.find(evidence)].sort(
      (a, b) => byCodeUnits(a.source.file, b.source.file) || byCodeUnits(a.message, b.message),
    );
    for (const { message, distrusted: records } of findings)
      for (const record of new Set(records)) {
        const reasons = distrusted.get(record);
        if (reasons === undefined) distrusted.set(record, [{ rule, message }]);
        else reasons.push({ rule, message });
      }
    for (const { withoutError: records = [] } of findings)
      for (const record of records) withoutError.add(record);
    for (const { unknown: left } of findings)
      if (left !== undefined)
        unknown.set(left.run, (unknown.get(left.run) ?? new Set<string>()).add(left.fact));
    const { id, severity, title } = rule;
    const problemOf = ({
      source: { file, pointer },
      message,
      severity: own,
      cause,
      name,
    }: IntegrityFinding): Problem => ({
      rule: id,
      severity: own ?? severity,
      message,
      ...nowhere,
      file: file === '' ? null : file,
      pointer,
      ...(cause === undefined ? {} : { cause }),
      ...(name === undefined ? {} : { name }),
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
