import { boundedProblems } from '../../documents/boundedProblems.ts';
import type { Document } from '../../documents/document.ts';
import { integrityRules } from '../../integrity/checks/index.ts';
import type { Problem } from '../../problems/problem.ts';
import { isoDate } from '../../records/isoDate.ts';
import { salvage } from '../../validation/salvage.ts';
import { validateWaivers, type WaiversFile } from '../../validation/waiversFile.ts';
import { policyRules } from '../rules/index.ts';
import type { Waiver, WaiverSubject } from './waiver.ts';

/** The waivers that can be used, and what is wrong with the rest. */
export interface WaiversReading {
  readonly waivers: readonly Waiver[];
  readonly problems: readonly Problem[];
}

/** Of the integrity checks, those that take records from the curves. */
const distrusting: ReadonlySet<string> = new Set(
  integrityRules.flatMap(({ id, severity }) => (severity === 'error' ? [id] : [])),
);

const acceptable: ReadonlySet<string> = new Set([
  ...distrusting,
  ...policyRules.flatMap(({ about, id }) =>
    about === 'claim' || about === 'claim-on-curve' || about === 'withdrawal' ? [id] : [],
  ),
]);

/** What an entry is about, or what is wrong with how it says so. */
const subjectOf = ({
  rule,
  plan,
  claim,
  evidence,
}: Pick<WaiversFile['waivers'][number], 'rule' | 'plan' | 'claim' | 'evidence'>): WaiverSubject | string => {
  if (evidence === undefined)
    return plan === undefined || claim === undefined
      ? `"${plan === undefined ? 'plan' : 'claim'}" is missing: a waiver names the plan and the claim, or the "evidence" whose scores an integrity check distrusts.`
      : { kind: 'claim', plan, claim };
  if (plan !== undefined || claim !== undefined)
    return 'This waiver names a claim and "evidence"; make it two entries.';
  if (!distrusting.has(rule))
    return `${rule} cannot be waived for a file, since it takes no scores from the curves; name a plan and a claim.`;
  return { kind: 'evidence', file: evidence };
};

/**
 * Reads a waivers file. An entry that does not fit the schema, names a rule whose findings are not about a claim, or a day
 * that does not exist, is a problem and accepts nothing; the others still count.
 */
export const readWaivers = (document: Document): WaiversReading => {
  const salvaged = salvage(document, validateWaivers(document), 'waivers');
  if (salvaged.kind === 'unusable') return { waivers: [], problems: salvaged.problems };
  const problems = boundedProblems(document.file);
  const waivers: Waiver[] = [];
  for (const { pointer, value } of salvaged.entries) {
    if (!acceptable.has(value.rule)) {
      const message = `${value.rule} cannot be waived: only findings about a claim can; remove the entry.`;
      problems.add('SG105', document.locate(`${pointer}/rule`), message);
      continue;
    }
    if (isoDate(value.expires) === null) {
      const message = `"expires" is ${value.expires}, a day that does not exist.`;
      problems.add('SG105', document.locate(`${pointer}/expires`), message);
      continue;
    }
    const about = subjectOf(value);
    if (typeof about === 'string') {
      problems.add('SG105', document.locate(pointer), about);
      continue;
    }
    const { rule, reason, expires, of } = value;
    const approvedBy = value['approved-by'];
    const { line } = document.locate(pointer);
    waivers.push({ rule, about, reason, approvedBy, expires, of, file: document.file, line });
  }
  return { waivers, problems: [...salvaged.problems, ...problems.all()] };
};
