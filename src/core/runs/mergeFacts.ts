import { mergedOrigins } from '../records/mergedOrigins.ts';
import { placeOfOrigin } from '../records/origin.ts';
import type { ParamsKind, RunFacts, Source } from '../records/scoreRecord.ts';
import { runLimits } from './limits.ts';

const {
  roundingOfCounts: ROUNDING_OF_COUNTS,
  roundingOfLosses: ROUNDING_OF_LOSSES,
  roundingOfArtifacts: ROUNDING_OF_ARTIFACTS,
} = runLimits;

/** Two files that state different values for one fact of a run. */
export interface Contradiction {
  readonly fact: string;
  readonly kept: { readonly value: number | string; readonly source: Source };
  readonly other: { readonly value: number | string; readonly source: Source };
}

/** How much the facts that are kept may differ from the ones that are added: written by a person, or by a program. */
export type Precision = 'person' | 'program';

/** A corpus may be called `constructor`; only the object's own keys count. */
const ownLoss = ({ losses }: RunFacts, corpus: string): number | null =>
  Object.hasOwn(losses, corpus) ? (losses[corpus] ?? null) : null;

const isClose = (a: number, b: number, tolerance: number): boolean =>
  Math.abs(a - b) <= tolerance * Math.max(Math.abs(a), Math.abs(b));

/** Facts of one run, with the place that each of them is from. */
export interface MergedFacts {
  readonly facts: RunFacts;
  /** Where each fact was stated; keys are `params`, `tokens`, `flops`, `loss:<corpus>` and `factor:<name>`. */
  readonly sources: ReadonlyMap<string, Source>;
}

/** Facts as one file states them. */
export const statedFacts = (facts: RunFacts): MergedFacts => {
  const stated = [
    ...(['params', 'tokens', 'flops'] as const).filter((fact) => facts[fact] !== null),
    ...Object.keys(facts.losses).map((corpus) => `loss:${corpus}`),
    ...Object.keys(facts.factors).map((factor) => `factor:${factor}`),
  ];
  const places = new Map(facts.origins.map((origin) => [origin.field, origin]));
  const sourceOf = (fact: string): Source => {
    const origin = places.get(fact);
    return (origin === undefined ? null : placeOfOrigin(origin, facts.source)) ?? facts.source;
  };
  return { facts, sources: new Map(stated.map((fact) => [fact, sourceOf(fact)])) };
};

/** The kind of the merged count. A kind belongs to the count it was stated with; one without a count may complete the other's. */
const mergedKind = (kept: RunFacts, added: RunFacts, isContradicted: boolean): ParamsKind => {
  if (added.paramsKind === 'unknown') return kept.paramsKind;
  if (kept.paramsKind === 'unknown') return isContradicted ? 'unknown' : added.paramsKind;
  return kept.params === null && added.params !== null ? added.paramsKind : kept.paramsKind;
};

/**
 * Fills what one statement of a run leaves unknown from another, and tells where the two contradict each other; the first
 * is kept there. Parameters that count different things (total, non-embedding) do not contradict each other.
 */
export const mergeFacts = (
  first: MergedFacts,
  second: MergedFacts,
  precision: Precision,
): MergedFacts & { readonly contradictions: readonly Contradiction[] } => {
  const contradictions: Contradiction[] = [];
  const sources = new Map([...second.sources, ...first.sources]);
  const kept = first.facts;
  const added = second.facts;
  const contradict = (fact: string, a: number | string, b: number | string): void => {
    contradictions.push({
      fact,
      kept: { value: a, source: first.sources.get(fact) ?? kept.source },
      other: { value: b, source: second.sources.get(fact) ?? added.source },
    });
  };
  const merge = (fact: string, a: number | null, b: number | null, rounding: number): number | null => {
    const tolerance = precision === 'program' ? ROUNDING_OF_ARTIFACTS : rounding;
    if (a !== null && b !== null && !isClose(a, b, tolerance)) contradict(fact, a, b);
    return a ?? b;
  };

  const isOtherKind =
    kept.params !== null &&
    kept.paramsKind !== added.paramsKind &&
    kept.paramsKind !== 'unknown' &&
    added.paramsKind !== 'unknown';
  const params = merge('params', kept.params, isOtherKind ? null : added.params, ROUNDING_OF_COUNTS);
  const paramsKind = mergedKind(kept, added, contradictions.length > 0);

  const losses: Record<string, number> = { ...added.losses, ...kept.losses };
  for (const [corpus, loss] of Object.entries(kept.losses))
    merge(`loss:${corpus}`, loss, ownLoss(added, corpus), ROUNDING_OF_LOSSES);
  const factors: Record<string, string> = { ...added.factors, ...kept.factors };
  for (const [factor, level] of Object.entries(kept.factors)) {
    const other = Object.hasOwn(added.factors, factor) ? added.factors[factor] : undefined;
    if (other !== undefined && other !== level) contradict(`factor:${factor}`, level, other);
  }
  // Of an added count of another kind nothing is used, and its kind says nothing of the kept one.
  const isUsed = (field: string): boolean =>
    field === 'params' ? kept.params === null : field !== 'params_kind' || paramsKind === added.paramsKind;
  return {
    facts: {
      ...kept,
      origins: mergedOrigins(kept, added, isUsed),
      params,
      paramsKind,
      tokens: merge('tokens', kept.tokens, added.tokens, ROUNDING_OF_COUNTS),
      flops: merge('flops', kept.flops, added.flops, ROUNDING_OF_COUNTS),
      losses,
      factors,
    },
    sources,
    contradictions,
  };
};
