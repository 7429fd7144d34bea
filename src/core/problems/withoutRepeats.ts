import type { Problem } from './problem.ts';

/** Problems without those that were met twice: a plan that two configs name is read twice. In the order given. */
export const withoutRepeats = (problems: readonly Problem[]): readonly Problem[] => [
  ...new Map(
    problems.map((problem) => {
      const { rule, severity, file, line, column, pointer, message } = problem;
      return [JSON.stringify([rule, severity, file, line, column, pointer, message]), problem] as const;
    }),
  ).values(),
];
