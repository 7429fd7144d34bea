import type { Report } from '../../report/report.ts';
import { formatNumber } from '../../text/formatNumber.ts';
import { formatScale } from '../../text/formatScale.ts';
import { levelsText } from './claimFacts.ts';

/** A law of loss in phrases that every face sets in its own way. */
export interface LossLawWords {
  /** `loss on c4_val, pretraining_corpus c4` */
  readonly subject: string;
  readonly law: string;
  /** `E 1.69 ± 0.04, alpha 0.34 ± 0.02`: coefficients by their logs. */
  readonly parameters: string;
  /** `all runs: 34` */
  readonly fittedOn: string;
  /** `3.0%` */
  readonly scatter: string;
  /** What the loss at the farthest plan would be without the runs that it hangs on most; '' where none can be left out. */
  readonly influence: string;
}

const percent = (logRatio: number): string =>
  `${formatNumber(100 * Math.expm1(logRatio), { significant: 2, sign: true })}%`;

/** The laws of loss of a report, in its order. */
export const lossLawWords = ({ upstream }: Report): readonly LossLawWords[] =>
  upstream.map(({ corpus, factors, law, fittedOn, parameters, residualSd, runs, influence }) => {
    const shown = Object.entries(parameters).filter(([name]) => parameters[`log${name}`] === undefined);
    const { at } = influence;
    const place = `${formatScale('params', at.params)} on ${formatScale('tokens', at.tokens)}`;
    const changes = influence.runs.map(({ run, change }) => `${percent(change)} without ${run}`).join(', ');
    const levels = levelsText(factors);
    return {
      subject: `loss on ${corpus}${levels === '' ? '' : `, ${levels}`}`,
      law,
      parameters: shown
        .map(([name, { value, se }]) => {
          const error = se === null ? '' : ` ± ${formatNumber(se, { uncertainty: se })}`;
          return `${name} ${formatNumber(value, { uncertainty: se })}${error}`;
        })
        .join(', '),
      fittedOn: `${fittedOn}: ${runs}`,
      scatter: `${formatNumber(100 * residualSd, { significant: 2 })}%`,
      influence: changes === '' ? '' : `${formatNumber(influence.loss)} at ${place}; ${changes}`,
    };
  });
