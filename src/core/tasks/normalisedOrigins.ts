import type { Origin } from '../records/origin.ts';
import { type Origins, originAt, originOf, withOrigins } from '../records/origins.ts';
import type { ScoreRecord } from '../records/scoreRecord.ts';
import type { CardFacts } from './taskCards.ts';

/** What is known beside a record's own artifact when its origins are completed. */
export interface Ground {
  readonly card: CardFacts | null;
  /** The user's own cards alone. */
  readonly own: CardFacts | null;
  readonly directionOfName: 'higher' | 'lower' | null;
  readonly scale: number;
  /** Of the unit, where only a card or the metric's name says it; null where the artifact does, and where nothing does. */
  readonly unit: Origin | null;
}

/** The origin of a unit that only the metric's name says. */
export const unitOfName = originAt('unit', 'metric-name', null);

const directionOfName = originAt('higher_is_better', 'metric-name', null);

/** An origin of a number that was brought to another unit. */
const scaled = (origins: Origins, field: string, scale: number): Origin | null => {
  const origin = originOf(origins, field);
  return origin === null || scale === 1 ? null : { ...origin, times: (origin.times ?? 1) * scale };
};

/**
 * The origins of normalised records that share a ground: what a card, a unit or the metric's name adds to what their artifacts
 * say. Worked out once for all that have the same origins and lack the same fields.
 */
export const normalisedOrigins = ({
  own,
  card,
  scale,
  unit,
  directionOfName: named,
}: Ground): ((record: ScoreRecord) => Origins) => {
  const known = new Map<Origins, Map<number, Origins>>();
  const complete = (
    origins: Origins,
    hasItems: boolean,
    hasChance: boolean,
    hasDirection: boolean,
  ): Origins => {
    const isOfName = own?.direction == null && !hasDirection && card?.direction == null && named !== null;
    return withOrigins(origins, [
      scaled(origins, 'score', scale),
      scaled(origins, 'stderr', scale),
      unit,
      hasItems ? null : (card?.origins.items ?? null),
      own?.origins.chance ?? (hasChance ? scaled(origins, 'chance', scale) : (card?.origins.chance ?? null)),
      own?.origins.direction ?? (hasDirection ? null : (card?.origins.direction ?? null)),
      isOfName ? directionOfName : null,
    ]);
  };
  return ({ origins, items, chance, higherIsBetter }) => {
    const lacking = (items === null ? 1 : 0) + (chance === null ? 2 : 0) + (higherIsBetter === null ? 4 : 0);
    let ofOrigins = known.get(origins);
    if (ofOrigins === undefined) {
      ofOrigins = new Map();
      known.set(origins, ofOrigins);
    }
    let completed = ofOrigins.get(lacking);
    if (completed === undefined) {
      completed = complete(origins, items !== null, chance !== null, higherIsBetter !== null);
      ofOrigins.set(lacking, completed);
    }
    return completed;
  };
};
