import { formatCount } from '../text/formatCount.ts';
import { formatNumber } from '../text/formatNumber.ts';
import type { Disturbance } from './disturbance.ts';
import { findDisturbances } from './findDisturbances.ts';
import { trainingLimits } from './limits.ts';
import { windowOf } from './lossLevels.ts';
import type { TrainingEvent } from './trainingEvent.ts';
import type { LogRow } from './trainingLog.ts';
import type { Trajectory } from './trajectory.ts';

const atStep = (step: number): string => `at step ${formatCount(step)}`;

/** The learning rates around a row, where the later one is so much higher that the loss moves by design; else null. */
const raisedRate = (rows: readonly LogRow[], row: number): { from: number; to: number } | null => {
  const window = windowOf(rows.length);
  const from = rows[Math.max(0, row - window)]?.rate ?? null;
  if (from === null) return null;
  const to = Math.max(...rows.slice(Math.max(0, row - window), row + window).map(({ rate }) => rate ?? 0));
  return to > trainingLimits.rateRise * from ? { from, to } : null;
};

const endingOf = ({ kind, row, backAt }: Disturbance, rows: readonly LogRow[]): string => {
  if (kind === 'divergence') return 'and never came back';
  if (kind === 'jump') return 'and stayed up';
  const back = backAt === null ? undefined : rows[backAt];
  return back === undefined
    ? 'and the log ends before it came back'
    : `and was back ${formatCount(back.step - (rows[row]?.step ?? 0))} steps later`;
};

const eventOf = (disturbance: Disturbance, rows: readonly LogRow[]): TrainingEvent => {
  const { kind, row, backAt, before, reached, scatter } = disturbance;
  const step = rows[row]?.step ?? 0;
  const size = scatter > 0 ? (reached - before) / scatter : null;
  const [low, high] = [Math.exp(before), Math.exp(reached)];
  const times = size === null ? '' : ` (${formatNumber(size)} times its local scatter)`;
  const raised = kind === 'jump' ? raisedRate(rows, row) : null;
  const byDesign =
    raised === null
      ? ''
      : `, while the learning rate rose from ${formatNumber(raised.from)} to ${formatNumber(raised.to)}`;
  return {
    kind,
    step,
    size,
    unhealthy: kind === 'spike' ? backAt === null : raised === null,
    sentence: `${kind} ${atStep(step)}: the loss rose from ${formatNumber(low, { against: high })} to ${formatNumber(high, { against: low })}${times} ${endingOf(disturbance, rows)}${byDesign}`,
  };
};

/** Losses that are no numbers: at the end of a log the run is lost, within it the run went on. */
const lostLosses = (rows: readonly LogRow[]): TrainingEvent | null => {
  const lost = rows.filter(({ loss }) => loss === null);
  const [first] = lost;
  if (first === undefined) return null;
  if (rows.at(-1)?.loss === null) {
    const tail = rows[rows.findLastIndex(({ loss }) => loss !== null) + 1] ?? first;
    const sentence = `divergence ${atStep(tail.step)}: the loss is not a finite number from there to the end of the log`;
    return { kind: 'divergence', step: tail.step, size: null, unhealthy: true, sentence };
  }
  const sentence = `spike ${atStep(first.step)}: the loss is not a finite number in ${formatCount(lost.length)} of ${formatCount(rows.length)} rows, and was back afterwards`;
  return { kind: 'spike', step: first.step, size: null, unhealthy: false, sentence };
};

/** What befell a run, from the rows of its log alone; `isTooShort` where too few rows leave its loss curve unjudged. */
export const judgeTrajectory = ({
  rows,
  restarts,
}: Trajectory): { readonly events: readonly TrainingEvent[]; readonly isTooShort: boolean } => {
  const lost = lostLosses(rows);
  const finite = rows.filter(({ loss }) => loss !== null);
  const logs = Float64Array.from(finite, ({ loss }) => Math.log(loss ?? 1));
  return {
    events: [
      ...restarts.map(
        ({ step, reached }): TrainingEvent => ({
          kind: 'restart',
          step,
          size: reached - step,
          unhealthy: false,
          sentence: `restart ${atStep(step)}: the log had reached step ${formatCount(reached)}, so ${formatCount(reached - step)} steps were run again`,
        }),
      ),
      ...(lost === null ? [] : [lost]),
      ...findDisturbances(logs).map((disturbance) => eventOf(disturbance, finite)),
    ],
    isTooShort: finite.length < trainingLimits.fewestRows && lost?.kind !== 'divergence',
  };
};
