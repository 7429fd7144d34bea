import type { Place, Problem } from '../problems/problem.ts';

const keyOf = ({ run, name }: { readonly run: string; readonly name: string }): string =>
  JSON.stringify([run, name]);

const placeOf = ({ file, line, column, pointer }: Place): Place => ({ file, line, column, pointer });

/**
 * One problem for a scale that cannot be and for the scores that stand on no curve without it: the first says both, and the second
 * (SG111) goes. Where no run is left with any scale, the problem that says so goes as well, if each of them had one.
 *
 * @param ofFacts problems of facts that are set aside, and others
 * @param ofCurves problems of the curves that were drawn without those facts
 * @param runs the runs that have scores
 */
export const scalesSetAside = (
  ofFacts: readonly Problem[],
  ofCurves: readonly Problem[],
  runs: ReadonlySet<string>,
): { readonly ofFacts: readonly Problem[]; readonly ofCurves: readonly Problem[] } => {
  const facts = ofFacts.flatMap(({ fact }) => fact ?? []);
  if (facts.length === 0) return { ofFacts, ofCurves };
  const setAside = new Set(facts.map(keyOf));
  const stated = new Set(facts.map(({ run }) => run));
  const isTold = ({ rule, fact }: Problem): boolean =>
    rule === 'SG111' && fact !== undefined && setAside.has(keyOf(fact));
  const isWhole = [...runs].every((run) => stated.has(run));
  const isOfAll = ({ rule, fact }: Problem): boolean => rule === 'SG111' && fact === undefined && isWhole;
  const homeless = new Map(
    ofCurves
      .filter(isTold)
      .flatMap((problem) => (problem.fact === undefined ? [] : [[keyOf(problem.fact), problem] as const])),
  );
  const areAll = ofCurves.some(isOfAll);
  return {
    ofFacts: ofFacts.map((problem) => {
      const { fact, message } = problem;
      const scores = fact === undefined ? undefined : homeless.get(keyOf(fact));
      if (fact === undefined || !(areAll || scores !== undefined)) return problem;
      return {
        ...problem,
        message: `${message} Without them its scores stand on no curve.`,
        unplaced: true,
        // A change that adds the scores answers for it, wherever the scale is stated.
        ...(scores === undefined ? {} : { also: [placeOf(scores)] }),
      };
    }),
    ofCurves: ofCurves.filter((problem) => !isTold(problem) && !isOfAll(problem)),
  };
};
