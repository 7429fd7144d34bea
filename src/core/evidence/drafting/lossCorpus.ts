import type { ColumnFacts } from './columnFacts.ts';

/** A loss in nats is below this: the logarithm of the largest vocabulary, and a little. */
const LARGEST_LOSS = 15;

const LOSS = /^(?:loss(?:es)?|crossentropyloss|crossentropy|nll|ce)$/;
const SAYS_NOTHING =
  /^(?:eval|evaluation|val|valid|validation|test|lm|cross|entropy|final|mean|avg|metrics?|nats?)$/;

/**
 * The corpus of a column with the validation loss of the run, `web` of `eval/web/loss`; null for another column. A loss without
 * any other word is that on `validation`.
 */
export const lossCorpus = ({ name, kind, least, most }: ColumnFacts): string | null => {
  if (kind !== 'number' || least <= 0 || most > LARGEST_LOSS) return null;
  const words = name.split(/[^A-Za-z0-9.]+/).filter((word) => word !== '');
  const isLoss = words.some((word) => LOSS.test(word.toLowerCase())) || /cross[ _]?entropy/i.test(name);
  if (!isLoss) return null;
  const corpus = words.filter(
    (word) => !LOSS.test(word.toLowerCase()) && !SAYS_NOTHING.test(word.toLowerCase()),
  );
  return corpus.length === 0 ? 'validation' : corpus.join('_');
};
