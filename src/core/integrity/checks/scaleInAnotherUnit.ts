import { quoteText } from '../../documents/quoteText.ts';
import { flopsOfDenseTransformer } from '../../records/flopsOfDenseTransformer.ts';
import type { RunFacts } from '../../records/scoreRecord.ts';
import { power } from '../../stats/power.ts';
import { median } from '../../stats/quantile.ts';
import type { IntegrityFinding, IntegrityRule } from '../integrityRule.ts';
import { integrityLimits } from '../limits.ts';
import { sizesInName } from '../sizesInName.ts';

type Scale = 'params' | 'tokens' | 'flops';

interface Unit {
  readonly words: string;
  /** The value in units of one, of a value as it is written. */
  value(written: number): number;
}

const times = (words: string, factor: number): Unit => ({ words, value: (written) => written * factor });

const logarithm: Unit = {
  words: 'log10',
  value: (written) => (written < 100 ? power(10, written) : Number.NaN),
};

const counts: readonly Unit[] = [
  times('thousands (10^3)', 1e3),
  times('millions (10^6)', 1e6),
  times('billions (10^9)', 1e9),
  times('trillions (10^12)', 1e12),
  logarithm,
];

const units: Readonly<Record<Scale, readonly Unit[]>> = {
  params: counts,
  tokens: counts,
  flops: [
    times('MFLOPs (10^6)', 1e6),
    times('GFLOPs (10^9)', 1e9),
    times('TFLOPs (10^12)', 1e12),
    times('PFLOPs (10^15)', 1e15),
    times('EFLOPs (10^18)', 1e18),
    times('PF-days (8.64 × 10^19)', 8.64e19),
    times('ZFLOPs (10^21)', 1e21),
    logarithm,
  ],
};

/** How many times one value is another one, whichever is the larger; in natural logs. */
const apart = (a: number, b: number): number => Math.abs(Math.log(a / b));

const offTogether = Math.log(integrityLimits.scaleOffTogether);
const offAlone = Math.log(integrityLimits.scaleOffAlone);

interface Found {
  readonly run: RunFacts;
  /** What was seen, against what. */
  readonly seen: string;
  /** About what the value should be; null where nothing says. */
  readonly expected: number | null;
}

/** The unit in which the values together come nearest to what they should be; null where none comes near. */
const unitOf = (scale: Scale, found: readonly Found[]): string | null => {
  const known = found.flatMap(({ run, expected }) => {
    const written = run[scale];
    return expected === null || written === null ? [] : [{ written, expected }];
  });
  if (known.length === 0) return null;
  const offs = units[scale]
    .map(({ words, value }) => {
      const off = known.map(({ written, expected }) => apart(value(written), expected));
      return { words, off: off.every(Number.isFinite) ? median(off) : Number.POSITIVE_INFINITY };
    })
    .sort((a, b) => a.off - b.off);
  const [nearest] = offs;
  return nearest !== undefined && nearest.off < offTogether ? nearest.words : null;
};

const labels = { params: 'parameters', tokens: 'tokens', flops: 'FLOPs' } as const;

const tell = (scale: Scale, found: readonly Found[]): readonly IntegrityFinding[] => {
  const unit = unitOf(scale, found);
  const missing =
    unit === null
      ? 'a power of ten is missing, or it is a logarithm'
      : unit === logarithm.words
        ? `it is most likely a logarithm (log10), and 10 to that power is the value`
        : `it is most likely in ${unit}, and that power of ten is missing`;
  return found.map(({ run, seen }) => ({
    source: run.source,
    message: `Run ${quoteText(run.id)} has ${seen}; ${missing}. Its ${labels[scale]} are not used.`,
    cause: scale,
    name: quoteText(run.id),
    distrusted: [],
    unknown: { run: run.id, fact: scale },
  }));
};

/** The size that a name speaks of, where it speaks of one. */
const sizeInName = ({ id, aliases }: RunFacts): number | null => {
  const sizes = [...new Set([id, ...aliases].flatMap(sizesInName))];
  return sizes.length === 1 ? (sizes[0] ?? null) : null;
};

const ofCompute = ({ params, tokens, flops }: RunFacts, other: number | null): number | null =>
  params === null && tokens === null
    ? null
    : flops === null || other === null
      ? null
      : flops / flopsOfDenseTransformer / other;

/** Parameters or tokens below what any model has. */
const below = (runs: readonly RunFacts[], scale: 'params' | 'tokens', fewest: number): readonly Found[] =>
  runs.flatMap((run) => {
    const value = run[scale];
    if (value === null || value >= fewest) return [];
    const other = scale === 'params' ? run.tokens : run.params;
    const byName = scale === 'params' ? sizeInName(run) : null;
    const expected = byName ?? ofCompute(run, other);
    return [{ run, seen: `${value} ${labels[scale]}, where the fewest are ${fewest}`, expected }];
  });

const ratiosOf = (
  runs: readonly RunFacts[],
  of: (run: RunFacts) => number | null,
): readonly { readonly run: RunFacts; readonly ratio: number }[] =>
  runs.flatMap((run) => {
    const ratio = of(run);
    return ratio === null ? [] : [{ run, ratio }];
  });

/** Tokens for each parameter that no finished training of all of them together has. */
const unlikelyTokens = (
  runs: readonly RunFacts[],
): { readonly params: readonly Found[]; readonly tokens: readonly Found[] } => {
  const finished = ratiosOf(runs, ({ params, tokens, step }) =>
    params === null || tokens === null || step !== null ? null : tokens / params,
  );
  if (finished.length === 0) return { params: [], tokens: [] };
  const usual = median(finished.map(({ ratio }) => ratio));
  const isFew = usual < integrityLimits.leastTokensPerParameter;
  if (!isFew && usual <= integrityLimits.mostTokensPerParameter) return { params: [], tokens: [] };
  const found = finished.flatMap(({ run, ratio }): Found[] => {
    const isOff = isFew
      ? ratio < integrityLimits.leastTokensPerParameter
      : ratio > integrityLimits.mostTokensPerParameter;
    if (!isOff) return [];
    const expected = isFew ? ofCompute(run, run.params) : (sizeInName(run) ?? ofCompute(run, run.tokens));
    return [{ run, seen: `${ratio.toPrecision(2)} tokens for each parameter`, expected }];
  });
  return isFew ? { params: [], tokens: found } : { params: found, tokens: [] };
};

const without = (runs: readonly RunFacts[], found: readonly Found[]): readonly RunFacts[] => {
  const told = new Set(found.map(({ run }) => run));
  return runs.filter((run) => !told.has(run));
};

/** FLOPs that go with the params and tokens of no model. */
const unlikelyCompute = (runs: readonly RunFacts[]): readonly Found[] => {
  const trained = ratiosOf(runs, ({ params, tokens, flops }) =>
    params === null || tokens === null || flops === null ? null : flops / (params * tokens),
  );
  if (trained.length === 0) return [];
  const offOf = (ratio: number): number => apart(ratio, flopsOfDenseTransformer);
  const together = offOf(median(trained.map(({ ratio }) => ratio))) > offTogether;
  return trained.flatMap(({ run, ratio }): Found[] => {
    if (offOf(ratio) <= (together ? offTogether : offAlone)) return [];
    const expected = flopsOfDenseTransformer * (run.params ?? 0) * (run.tokens ?? 0);
    const seen = `${ratio.toPrecision(2)} FLOPs for each parameter and token, where training takes about ${flopsOfDenseTransformer}`;
    return [{ run, seen, expected }];
  });
};

export const scaleInAnotherUnit: IntegrityRule = {
  id: 'SG217',
  severity: 'error',
  setsFactsAside: true,
  title: 'A scale is in a unit that cannot be',
  meaning:
    'Parameters and tokens are counts, compute is in FLOPs, and training takes about 6 FLOPs for each parameter and token. FLOPs that are a power of ten ' +
    'away from that, fewer than 1,000 parameters, or tokens that are no share of the parameters are in another unit: GFLOPs, PF-days, ' +
    'billions, a logarithm. A claim at 1e22 FLOPs would be read far outside of runs that it lies among, so such a value is taken as unknown.',
  nextStep:
    'State it in units of one (1.2e9, not 1.2 for billions). Of a sparse model, state the parameters that are active.',
  find({ runs }) {
    const all = [...runs.values()];
    const fewParams = below(all, 'params', integrityLimits.fewestParams);
    const fewTokens = below(all, 'tokens', integrityLimits.fewestTokens);
    const counted = without(without(all, fewParams), fewTokens);
    const unlikely = unlikelyTokens(counted);
    const params = [...fewParams, ...unlikely.params];
    const tokens = [...fewTokens, ...unlikely.tokens];
    const flops = unlikelyCompute(without(without(counted, unlikely.params), unlikely.tokens));
    return [...tell('params', params), ...tell('tokens', tokens), ...tell('flops', flops)];
  },
};
