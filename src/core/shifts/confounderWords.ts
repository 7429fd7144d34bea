import { byCodeUnits } from '../collections/byCodeUnits.ts';
import type { Curve } from '../curves/curve.ts';
import type { ComparedSetting } from './comparison.ts';

/** Factors and settings that are named before the rest is only counted. */
const MOST_NAMED = 4;

/** The levels of undeclared factors that all points of a curve share. */
export type UndeclaredLevels = (curve: Curve) => Readonly<Record<string, string>>;

/** An undeclared factor that changes wherever the compared one does, so that either may be the cause. */
interface Confounder {
  readonly factor: string;
  readonly levels: readonly [string, string];
}

const confoundersIn = (
  { curves: [first, second] }: ComparedSetting,
  of: UndeclaredLevels,
): readonly Confounder[] => {
  if (first === undefined || second === undefined) return [];
  const [here, there] = [of(first), of(second)];
  return Object.keys(here).flatMap((factor) => {
    const [one, other] = [here[factor], there[factor]];
    return one === undefined || other === undefined || one === other
      ? []
      : [{ factor, levels: [one, other] as const }];
  });
};

/**
 * `; harness differs along with it (helm, lm-eval)` for each undeclared factor that differs between the two levels in every
 * setting; '' where there is none. The pair is tested all the same, since a difference is one whatever its cause; but a
 * sentence that blames the wrong factor would be worse than none.
 */
export const confounderWords = (settings: readonly ComparedSetting[], of: UndeclaredLevels): string => {
  const [first = [], ...others] = settings.map((setting) => confoundersIn(setting, of));
  const everywhere = first.filter(({ factor }) =>
    others.every((confounders) => confounders.some((confounder) => confounder.factor === factor)),
  );
  const sorted = [...everywhere].sort((a, b) => byCodeUnits(a.factor, b.factor));
  const more = sorted.length - MOST_NAMED;
  return [
    ...sorted
      .slice(0, MOST_NAMED)
      .map(({ factor, levels }) => `; ${factor} differs along with it (${levels.join(', ')})`),
    more > 0 ? `; and so do ${more} more` : '',
  ].join('');
};
