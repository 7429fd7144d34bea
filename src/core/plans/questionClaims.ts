import type { Curve } from '../curves/curve.ts';
import { yamlNumber } from '../text/yamlText.ts';
import type { Claim } from './claim.ts';
import type { Question } from './question.ts';

/** The name of the plan that claims made from a question belong to: there is no file of it. */
const NO_PLAN = 'forecast';

type Asked = Omit<Claim, 'expect'>;

/** `hellaswag-params-6.9e9-tokens-1.38e11`: the same question always makes the same id. */
const idOf = (task: string, ...maps: readonly Readonly<Record<string, string | number>>[]): string =>
  [task, ...maps.flatMap((map) => Object.entries(map).flat())]
    .map((part) => (typeof part === 'number' ? yamlNumber(part) : part))
    .join('-');

/** Factors whose level is not the same on all curves: the others tell nothing apart. */
const varyingFactors = (curves: readonly Curve[]): readonly string[] => {
  const names = new Set(curves.flatMap(({ factors }) => Object.keys(factors)));
  return [...names].filter((name) => new Set(curves.map(({ factors }) => factors[name])).size > 1);
};

/**
 * The claims that a question makes, at each scale in turn: the one that was asked, and where it leaves factors open and so
 * matches several curves, one for each of them.
 */
export const questionClaims = (
  { task, metric, where, at, confidence }: Question,
  curves: readonly Curve[],
): readonly Asked[] => {
  const varying = varyingFactors(curves);
  return at.flatMap((scale) => {
    const asked: Asked = {
      plan: NO_PLAN,
      id: idOf(task, scale),
      task,
      metric,
      where,
      minus: null,
      at: scale,
      confidence,
      file: null,
      pointer: '',
      line: null,
      column: null,
    };
    return [
      asked,
      // A curve without a level for any open factor cannot be told from the others by `where`.
      ...curves.flatMap(({ factors }) => {
        const open = Object.entries(factors).filter(([factor]) => varying.includes(factor));
        const levels = Object.fromEntries(open);
        return open.length === 0
          ? []
          : [{ ...asked, id: idOf(task, scale, levels), where: { ...where, ...levels } }];
      }),
    ];
  });
};
