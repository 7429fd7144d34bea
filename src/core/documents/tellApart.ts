import type { Problem } from '../problems/problem.ts';
import { differingKeys } from './differingKeys.ts';
import type { Reopening } from './workspace/openAgain.ts';

/** Contradictions that files are opened again for; each is one cause. */
const MOST_COMPARED = 10;

/** Keys that are named before the rest is only counted. */
const MOST_KEYS = 3;

/**
 * Says of contradicting scores, of which nothing that was read tells the evaluations apart, in what else their files differ: both
 * are opened again. Dtype, backend or version may be what was changed, and a reader who knows it knows which of the two to keep.
 */
export const tellApart = (problems: readonly Problem[], reopen: Reopening): readonly Problem[] => {
  let compared = 0;
  const seen = new Set<string>();
  return problems.map((problem) => {
    const { unexplained, ...told } = problem;
    const [other] = problem.also ?? [];
    const cause = JSON.stringify([problem.rule, problem.cause]);
    if (unexplained !== true || other === undefined || seen.has(cause)) return told;
    if (compared >= MOST_COMPARED || problem.file === null || other.file === null) return told;
    seen.add(cause);
    compared += 1;
    const [mine, theirs] = [problem.file, other.file].map((file) => reopen(file));
    if (!mine || !theirs) return told;
    const keys = differingKeys(
      { root: mine.document.value, pointer: problem.pointer ?? '' },
      { root: theirs.document.value, pointer: other.pointer ?? '' },
    );
    if (keys.length === 0) return told;
    const more = keys.length > MOST_KEYS ? `; and ${keys.length - MOST_KEYS} more keys` : '';
    return {
      ...told,
      message: `${told.message} What else differs beside them: ${keys.slice(0, MOST_KEYS).join('; ')}${more}.`,
    };
  });
};
