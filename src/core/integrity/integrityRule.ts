import type { Alike } from '../problems/problem.ts';
import type { RuleDescription } from '../problems/readingRules.ts';
import type { ScoreRecord, Source } from '../records/scoreRecord.ts';
import type { IntegrityEvidence } from './integrityEvidence.ts';

/** One thing that cannot be true, or hardly. */
export interface IntegrityFinding extends Omit<Alike, 'also'> {
  readonly source: Source;
  /** What was seen, against what, and what would be right. */
  readonly message: string;
  /** Given where it is milder than its rule: nobody did anything wrong. */
  readonly severity?: 'notice';
  /** Records that leave the fits. Empty where it is a hint, or where what is wrong is not the scores. */
  readonly distrusted: readonly ScoreRecord[];
  /** Records whose standard error cannot be, and is taken as unknown. The scores stay. */
  readonly withoutError?: readonly ScoreRecord[];
  /** A fact of a run that cannot be, and is taken as unknown: `params`, `tokens`, `flops`, `loss:<corpus>`. */
  readonly unknown?: { readonly run: string; readonly fact: string };
}

/**
 * A check that no schema can make: one file, and one line in the registry. Pure, and blind to the order of the records. A
 * check of severity `error` distrusts records; one that only hints is a `warning` and distrusts none.
 */
export interface IntegrityRule extends RuleDescription {
  /** `SG2` and two digits. */
  readonly id: string;
  /** True where it takes facts of runs as unknown: it goes before the others, which do not see those. */
  readonly setsFactsAside?: true;
  find(evidence: IntegrityEvidence): readonly IntegrityFinding[];
}
