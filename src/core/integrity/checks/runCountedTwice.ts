import { byCodeUnits } from '../../collections/byCodeUnits.ts';
import { groupBy } from '../../collections/groupBy.ts';
import { quoteText } from '../../documents/quoteText.ts';
import type { RunFacts } from '../../records/scoreRecord.ts';
import type { IntegrityRule } from '../integrityRule.ts';
import { integrityLimits } from '../limits.ts';

const { lossDigits: DIGITS } = integrityLimits;

const isTelling = (loss: number): boolean => Number(loss.toPrecision(DIGITS)) !== loss;

/** The losses of a run as one text; null where they are too few or too round to tell runs apart. */
const lossesOf = ({ losses }: RunFacts): string | null => {
  const telling = Object.entries(losses).filter(([, loss]) => isTelling(loss));
  return telling.length < integrityLimits.equalLosses
    ? null
    : JSON.stringify(telling.sort(([a], [b]) => byCodeUnits(a, b)));
};

export const runCountedTwice: IntegrityRule = {
  id: 'SG215',
  severity: 'error',
  title: 'One run is counted twice',
  meaning:
    'Two runs have the same losses to every digit, which two trainings never have. One training stands on the curves under two names, and ' +
    'makes them look surer than they are. The first of the names is kept.',
  nextStep: 'Make the second name an alias of the first, or correct its losses.',
  find({ runs, records }) {
    const telling = [...runs.values()].flatMap((run) => {
      const losses = lossesOf(run);
      return losses === null ? [] : [{ run, losses }];
    });
    return [...groupBy(telling, ({ losses }) => losses).values()].flatMap((same) => {
      const [first, ...others] = same.map(({ run }) => run).sort((a, b) => byCodeUnits(a.id, b.id));
      if (first === undefined) return [];
      return others.map((run) => {
        const message = `Run ${quoteText(run.id)} has the losses of run ${quoteText(first.id)} to every digit: it is the same training, or its losses are a copy. Its scores leave the fits; make its name an alias, or correct its losses.`;
        return { source: run.source, message, distrusted: records.filter((record) => record.run === run.id) };
      });
    });
  },
};
