/**
 * Forecasts beside simple competitors, on every development split: real ladders with their largest runs hidden, and simulated
 * families of known truth.
 *
 *   npx tsx scripts/measure/competitors.ts [--only TEXT] [--draws 6] [--gate | --quick] [--write]
 *
 * `--gate` prints how many true and false claims the gate lets through instead, `--quick` the forecasts alone. The runs of 1.4B and 6.9B
 * parameters of Gadre et al. take no part. Data path: SCALING_GUARD_DATA, else ../shared/data.
 */
import { parseArgs } from 'node:util';
import { writeSection } from '../docs/writeSection.ts';
import { competitorRows, competitorsTable } from './forecasts/competitorsTable.ts';
import type { DevelopmentSplit } from './forecasts/developmentSplit.ts';
import { gateTable } from './forecasts/gateTable.ts';
import { productForecasts } from './forecasts/productForecasts.ts';
import { realSplits } from './forecasts/realSplits.ts';
import { simulatedFamily } from './forecasts/simulatedFamilies.ts';

const counts = [5, 6, 8, 12, 20, 40];
const tasks = 12;

const main = (): void => {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', default: '' },
      draws: { type: 'string', default: '6' },
      gate: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
    },
  });
  const draws = Array.from({ length: Number(values.draws) }, (_, draw) => draw + 1);
  const named = (name: string): boolean => name.includes(values.only);
  const groups: readonly (readonly DevelopmentSplit[])[] = [
    ...realSplits(process.env.SCALING_GUARD_DATA ?? '../shared/data').map((split) => [split]),
    ...counts
      .filter((count) => named(`simulated, ${count} runs`))
      .map((count) => draws.map((draw) => simulatedFamily(draw, count, tasks))),
  ].filter(([first]) => named(first?.name ?? ''));
  const rows = groups.flatMap((splits) =>
    (splits[0]?.hasLoss === true ? (['stated', 'planned'] as const) : (['planned'] as const)).map((given) => {
      const judged = splits.map((split) => ({ split, ours: productForecasts(split, given) }));
      const row = values.gate ? gateTable(judged, given) : competitorRows(judged, given, !values.quick);
      console.log(row.join('\n'));
      return row;
    }),
  );
  if (values.write)
    writeSection(
      'docs/forecasts.md',
      values.gate ? 'gate-shares' : 'competitors',
      competitorsTable(rows.flat(), values.gate),
    );
};

main();
