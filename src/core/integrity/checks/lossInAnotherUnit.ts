import { groupBy } from '../../collections/groupBy.ts';
import { quoteText } from '../../documents/quoteText.ts';
import { isLossMetric } from '../../records/isLossMetric.ts';
import type { RunFacts, ScoreRecord, Source } from '../../records/scoreRecord.ts';
import type { IntegrityFinding, IntegrityRule } from '../integrityRule.ts';
import { integrityLimits } from '../limits.ts';

/** One loss, as a fact of a run or as a score. */
interface Stated {
  readonly run: string;
  readonly loss: number;
  readonly source: Source;
  readonly record: ScoreRecord | null;
}

const cannotBe = ({ loss }: Stated): boolean => loss > integrityLimits.largestLoss || loss < 0;

const wordsOf = (loss: number): string =>
  loss < 0
    ? 'a loss is not below 0: it is most likely a log-likelihood, with its sign'
    : `a uniform guess over 250,000 tokens has 12.4 nats: it is most likely a perplexity, whose logarithm is ${Math.log(loss).toPrecision(3)}`;

/** Of one column: where more than a run or two cannot be in nats, none of it is. */
const judge = (corpus: string, losses: readonly Stated[]): readonly IntegrityFinding[] => {
  const wrong = losses.filter(cannotBe);
  if (wrong.length === 0) return [];
  const whole = wrong.length > 1 || wrong.length >= integrityLimits.lossColumnShare * losses.length;
  const [worst] = [...wrong].sort((a, b) => b.loss - a.loss);
  const isOfRuns = worst?.record === null;
  const what = isOfRuns ? 'losses' : 'scores';
  const told = [...wrong, ...(whole ? losses.filter((one) => !cannotBe(one)) : [])];
  return told.map((one) => ({
    source: one.source,
    message: `Run ${quoteText(one.run)} has a loss of ${one.loss} on ${quoteText(corpus)}, and ${
      cannotBe(one) ? wordsOf(one.loss) : 'others on it are above what a loss can be'
    }. ${whole ? `The ${what} on ${quoteText(corpus)} are not used` : 'It is not used'}.`,
    cause: corpus,
    name: quoteText(one.run),
    distrusted: one.record === null ? [] : [one.record],
    ...(one.record === null ? { unknown: { run: one.run, fact: `loss:${corpus}` } } : {}),
  }));
};

const ofRuns = (runs: Iterable<RunFacts>): ReadonlyMap<string, readonly Stated[]> => {
  const byCorpus = new Map<string, Stated[]>();
  for (const { id, losses, source } of runs)
    for (const [corpus, loss] of Object.entries(losses)) {
      const known = byCorpus.get(corpus) ?? [];
      known.push({ run: id, loss, source, record: null });
      byCorpus.set(corpus, known);
    }
  return byCorpus;
};

const ofScores = (records: readonly ScoreRecord[]): ReadonlyMap<string, readonly Stated[]> => {
  const losses = records.filter(({ metric }) => isLossMetric(metric));
  return new Map(
    [...groupBy(losses, ({ task }) => task)].map(([task, scores]) => [
      task,
      scores.map((record) => ({ run: record.run, loss: record.score, source: record.source, record })),
    ]),
  );
};

export const lossInAnotherUnit: IntegrityRule = {
  id: 'SG218',
  severity: 'error',
  setsFactsAside: true,
  title: 'A loss is above what a loss can be',
  meaning:
    'A validation loss is in nats per token: a model that has learned nothing has the logarithm of its vocabulary, 12.4 for 250,000 tokens, and none ' +
    'is below 0. What lies outside is another quantity, most likely a perplexity. Laws of loss have another shape on it, and a place on its ' +
    'axis means something else, so that column of losses is not used.',
  nextStep: 'State the natural logarithm of a perplexity, or give it as a score of the metric `perplexity`.',
  find({ runs, records }) {
    return [...ofRuns(runs.values()), ...ofScores(records)].flatMap(([corpus, losses]) =>
      judge(corpus, losses),
    );
  },
};
