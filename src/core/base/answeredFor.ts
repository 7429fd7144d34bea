import type { JudgedEvidence } from '../pipeline/judgeEvidence.ts';
import type { ChangedFiles } from '../policy/scope.ts';
import type { Problem } from '../problems/problem.ts';
import type { ComparedEvidence } from './compareEvidence.ts';

const keyOf = ({ rule, file }: Problem): string => `${rule}\n${file ?? ''}`;

const errorsOf = (problems: readonly Problem[]): ReadonlyMap<string, number> => {
  const errors = new Map<string, number>();
  for (const problem of problems)
    if (problem.severity === 'error') errors.set(keyOf(problem), (errors.get(keyOf(problem)) ?? 0) + 1);
  return errors;
};

/** All that is wrong with one side's evidence. */
export const problemsOf = ({ evidence, integrity, drawn, training }: JudgedEvidence): readonly Problem[] =>
  [evidence, integrity, drawn, training].flatMap(({ problems }) => problems);

/**
 * The files that a change answers for: those that it adds, changes or removes, and those in which it causes an error that the reading of
 * the base has not, such as a file that is left alone and contradicted by another one.
 */
export const answeredFor = (
  changed: ChangedFiles,
  { head, before }: Pick<ComparedEvidence, 'head' | 'before'>,
): ChangedFiles => {
  if (changed === null || before === null) return changed;
  const was = errorsOf(problemsOf(before));
  const caused = [...errorsOf(problemsOf(head))].flatMap(([key, count]) =>
    count > (was.get(key) ?? 0) ? [key.slice(key.indexOf('\n') + 1)] : [],
  );
  return new Set([...changed, ...caused.filter((file) => file !== '')]);
};
