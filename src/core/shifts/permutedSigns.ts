import type { RandomSource } from '../stats/randomSource.ts';

/** One training run: the unit whose label is exchanged, with all its scores, since they are not independent. */
export interface ExchangeUnit {
  /** Indexes of its observations. */
  readonly observations: readonly number[];
  /** The label of a run that stands at one level only; null for one that stands at both, whose labels swap. */
  readonly sign: number | null;
  /** Labels are exchanged between runs of one block: those measured in the same settings. */
  readonly block: string;
}

/** Groups observations by training run. */
export const exchangeUnits = (
  observations: readonly { readonly trainingRun: string; readonly setting: number; readonly sign: number }[],
): readonly ExchangeUnit[] => {
  const byRun = new Map<string, number[]>();
  observations.forEach(({ trainingRun }, index) => {
    const own = byRun.get(trainingRun);
    if (own === undefined) byRun.set(trainingRun, [index]);
    else own.push(index);
  });
  return [...byRun.values()].map((own) => {
    const members = own.flatMap((index) => observations[index] ?? []);
    const signs = new Set(members.map(({ sign }) => sign));
    const [sign] = signs;
    const single = signs.size === 1 && sign !== undefined && sign !== 1 ? sign : null;
    const settings = [...new Set(members.map(({ setting }) => setting))].sort((a, b) => a - b);
    return { observations: own, sign: single, block: settings.join(',') };
  });
};

/**
 * The signs of the observations after one random exchange of labels: within a block every assignment of its labels to
 * its runs is equally likely; a run that stands at both levels swaps them with probability 1/2.
 */
export const permutedSigns = (
  units: readonly ExchangeUnit[],
  signs: ArrayLike<number>,
  random: RandomSource,
): Float64Array => {
  const result = Float64Array.from(signs);
  const blocks = new Map<string, { readonly unit: ExchangeUnit; readonly sign: number }[]>();
  for (const unit of units) {
    if (unit.sign === null) {
      if (random.next() < 0.5) for (const index of unit.observations) result[index] = -(signs[index] ?? 0);
      continue;
    }
    const block = blocks.get(unit.block) ?? [];
    block.push({ unit, sign: unit.sign });
    blocks.set(unit.block, block);
  }
  for (const block of blocks.values()) {
    const labels = block.map(({ sign }) => sign);
    for (let last = labels.length - 1; last > 0; last -= 1) {
      const other = random.integer(last + 1);
      const kept = labels[last] ?? 0;
      labels[last] = labels[other] ?? 0;
      labels[other] = kept;
    }
    block.forEach(({ unit }, index) => {
      for (const observation of unit.observations) result[observation] = labels[index] ?? 0;
    });
  }
  return result;
};
