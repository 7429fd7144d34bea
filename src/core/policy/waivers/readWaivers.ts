import { boundedProblems } from '../../documents/boundedProblems.ts';
import type { Document } from '../../documents/document.ts';
import { integrityRules } from '../../integrity/checks/index.ts';
import type { Problem } from '../../problems/problem.ts';
import { isoDate } from '../../records/isoDate.ts';
import { salvage } from '../../validation/salvage.ts';
import { validateWaivers } from '../../validation/waiversFile.ts';
import { policyRules } from '../rules/index.ts';
import type { Waiver } from './waiver.ts';

/** The waivers that can be used, and what is wrong with the rest. */
export interface WaiversReading {
  readonly waivers: readonly Waiver[];
  readonly problems: readonly Problem[];
}

const acceptable: ReadonlySet<string> = new Set([
  ...policyRules.flatMap(({ about, id }) =>
    about === 'claim' || about === 'claim-on-curve' || about === 'withdrawal' ? [id] : [],
  ),
  // Of the integrity checks, those that take records from the curves.
  ...integrityRules.flatMap(({ id, severity }) => (severity === 'error' ? [id] : [])),
]);

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
    const { rule, plan, claim, reason, expires, of } = value;
    const approvedBy = value['approved-by'];
    const { line } = document.locate(pointer);
    waivers.push({ rule, plan, claim, reason, approvedBy, expires, of, file: document.file, line });
  }
  return { waivers, problems: [...salvaged.problems, ...problems.all()] };
};
