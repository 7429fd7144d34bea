import type { JudgedSplit } from './competitorsTable.ts';
import { gateOutcome } from './forecastFigures.ts';
import type { Given } from './productForecasts.ts';

/** Shares of claims beside the truth that the gate lets through and blocks: a row for all, and where truth is simulated one a distance. */
export const gateTable = (judged: readonly JudgedSplit[], given: Given): readonly string[] => {
  const all = judged.flatMap(({ split, ours }) =>
    split.hidden.map(({ actual, run }, index) => ({ actual, run, outcome: ours[index] })),
  );
  const name = judged[0]?.split.name ?? '';
  const row = (label: string, some: typeof all): string => {
    const share = (shift: number, wanted: 'pass' | 'block'): string => {
      const count = some.filter(
        ({ actual, outcome }) =>
          outcome?.kind === 'forecast' && gateOutcome(outcome.forecast, actual + shift) === wanted,
      ).length;
      return (count / Math.max(1, some.length)).toFixed(3);
    };
    const shares = (shifts: readonly number[], wanted: 'pass' | 'block'): string =>
      shifts.map((shift) => share(shift, wanted)).join(' / ');
    return `| ${label} | ${given} | ${some.length} | ${shares([-0.02, -0.05, -0.1, -0.2], 'pass')} | ${shares([0.02, 0.05], 'pass')} | ${shares([-0.02, -0.05], 'block')} | ${shares([0.05, 0.1], 'block')} |`;
  };
  const simulated = name.startsWith('simulated');
  return simulated
    ? [...new Set(all.map(({ run }) => run))].map((run) =>
        row(
          `${name}, ${run}`,
          all.filter((one) => one.run === run),
        ),
      )
    : [row(name, all)];
};
