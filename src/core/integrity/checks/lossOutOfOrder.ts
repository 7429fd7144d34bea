import { byCodeUnits } from '../../collections/byCodeUnits.ts';
import { groupBy } from '../../collections/groupBy.ts';
import { quoteText } from '../../documents/quoteText.ts';
import type { RunFacts } from '../../records/scoreRecord.ts';
import { median } from '../../stats/quantile.ts';
import type { IntegrityFinding, IntegrityRule } from '../integrityRule.ts';
import { integrityLimits } from '../limits.ts';
import { shown } from '../shown.ts';

interface Point {
  readonly run: RunFacts;
  readonly x: number;
  readonly y: number;
}

/** At most so many of a list, evenly over it. */
const evenly = <Item>(items: readonly Item[], most: number): readonly Item[] => {
  const step = Math.ceil(items.length / most);
  return items.filter((_, index) => index % step === 0);
};

/** Runs far off the line through the others (Theil 1950, Sen 1968), which no minority of them can turn. */
const outliers = (points: readonly Point[]): ReadonlySet<RunFacts> => {
  if (points.length < integrityLimits.lossRuns) return new Set();
  const some = evenly(points, integrityLimits.mostSlopeRuns);
  const slopes: number[] = [];
  for (const [index, a] of some.entries())
    for (let other = index + 1; other < some.length; other++) {
      const b = some[other];
      if (b !== undefined && a.x !== b.x) slopes.push((b.y - a.y) / (b.x - a.x));
    }
  if (slopes.length === 0) return new Set();
  const slope = median(slopes);
  const level = median(points.map(({ x, y }) => y - slope * x));
  const residuals = points.map(({ x, y }) => Math.abs(y - slope * x - level));
  const limit = Math.max(
    integrityLimits.lossDeviations * integrityLimits.normalDeviation * median(residuals),
    Math.log1p(integrityLimits.lossShare),
  );
  return new Set(points.flatMap(({ run }, index) => ((residuals[index] ?? 0) > limit ? [run] : [])));
};

const computeOf = ({ flops, params, tokens }: RunFacts): number | null =>
  flops ?? (params === null || tokens === null ? null : params * tokens);

const lossOf = ({ losses }: RunFacts, corpus: string): number | null =>
  Object.hasOwn(losses, corpus) ? (losses[corpus] ?? null) : null;

const pointsOf = (
  runs: readonly RunFacts[],
  corpus: string,
  scaleOf: (run: RunFacts) => number | null,
): readonly Point[] =>
  runs.flatMap((run) => {
    const [loss, scale] = [lossOf(run, corpus), scaleOf(run)];
    return loss === null || scale === null ? [] : [{ run, x: Math.log(scale), y: Math.log(loss) }];
  });

/** The corpora on which a run is out of order: against compute, and against its own losses on the others. */
const suspectsOf = (runs: readonly RunFacts[]): readonly (readonly [RunFacts, string])[] => {
  const corpora = [...new Set(runs.flatMap(({ losses }) => Object.keys(losses)))].sort(byCodeUnits);
  return corpora.flatMap((corpus) => {
    const votes = new Map<RunFacts, number>();
    const others = evenly(corpora, integrityLimits.mostOtherCorpora + 1).filter((other) => other !== corpus);
    for (const other of others)
      for (const run of outliers(pointsOf(runs, corpus, (one) => lossOf(one, other))))
        votes.set(run, (votes.get(run) ?? 0) + 1);
    const byCompute = outliers(pointsOf(runs, corpus, computeOf));
    return runs.flatMap((run): [RunFacts, string][] => {
      // Of two corpora either may be the wrong one; of more, the one that goes with none of the others is.
      const isAlone = others.length > 1 && 2 * (votes.get(run) ?? 0) > others.length;
      return isAlone || byCompute.has(run) ? [[run, corpus]] : [];
    });
  });
};

export const lossOutOfOrder: IntegrityRule = {
  id: 'SG213',
  severity: 'warning',
  title: 'A loss does not go with those of the other runs',
  meaning:
    'Losses of one family fall in order with compute, and those on several corpora fall together. A loss that stands far off is of another ' +
    'corpus or tokenizer, in another unit, or of a run that went wrong.',
  nextStep: 'Measure the loss again on the corpus that its column names.',
  find({ runs }) {
    const families = groupBy(
      [...runs.values()].filter(({ losses }) => Object.keys(losses).length > 0),
      ({ factors }) => factors.pretraining_corpus ?? '',
    );
    return [...families.values()].flatMap((family) => {
      const byRun = groupBy(suspectsOf(family), ([run]) => run.id);
      return [...byRun.values()].flatMap((suspects): readonly IntegrityFinding[] => {
        const [run] = suspects[0] ?? [];
        if (run === undefined) return [];
        const listed = suspects
          .slice(0, 3)
          .map(([, corpus]) => `${corpus} ${shown(lossOf(run, corpus) ?? 0)}`);
        const more = suspects.length > listed.length ? ` and ${suspects.length - listed.length} more` : '';
        const message = `The loss of run ${quoteText(run.id)} (${listed.join(', ')}${more}) is far off those of the other ${family.length - 1} runs of its family, by more than ${integrityLimits.lossDeviations} times their scatter; see whether it is of the corpus that is named, and whether the size and the tokens are its own.`;
        return [{ source: run.source, message, distrusted: [] }];
      });
    });
  },
};
