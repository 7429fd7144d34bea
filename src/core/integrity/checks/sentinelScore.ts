import { quoteText } from '../../documents/quoteText.ts';
import type { TaskScores } from '../integrityEvidence.ts';
import type { IntegrityFinding, IntegrityRule } from '../integrityRule.ts';
import { shown } from '../shown.ts';
import { SENTINEL_GAP } from '../thresholds.ts';

/** What people and programs write for a score that is missing. */
const SENTINELS: ReadonlySet<number> = new Set([-1, -9, -99, -100, -999, -9999, -99999]);

const findIn = ({ task, metric, records }: TaskScores): readonly IntegrityFinding[] => {
  const suspects = records.filter(({ score }) => score < 0 && SENTINELS.has(score));
  if (suspects.length === 0) return [];
  const others = records.filter(({ score }) => !SENTINELS.has(score));
  const isConstant =
    others.length === 0 && suspects.length > 1 && suspects.every(({ score }) => score === suspects[0]?.score);
  return suspects.flatMap((record) => {
    const { score, source } = record;
    const isMostlyPositive = 2 * others.filter((other) => other.score >= 0).length > others.length;
    const isFar = others.every((other) => other.score > SENTINEL_GAP * score);
    if (!isConstant && !(isMostlyPositive && isFar)) return [];
    const beside = isConstant
      ? `as are all ${suspects.length} scores of this task`
      : `while the others lie from ${shown(Math.min(...others.map((other) => other.score)))} up`;
    const message = `${quoteText(metric)} of ${quoteText(task)} is ${score}, which stands for a missing score, ${beside}. It leaves the fits; write an empty cell or leave the entry out.`;
    return [{ source, message, distrusted: [record] }];
  });
};

export const sentinelScore: IntegrityRule = {
  id: 'SG201',
  severity: 'error',
  title: 'A score stands for a missing one',
  meaning:
    'Programs write -1 or -999 where they have no score. Nothing in a schema forbids it, and one such number bends every curve that it ' +
    'stands on.',
  nextStep: 'Leave the entry out, or run the evaluation again.',
  find: ({ tasks }) => tasks.flatMap(findIn),
};
