/**
 * True claims that are blocked on tasks at chance over all runs, which break through beyond them: simulated families, claims at and .05 below
 * the truth at 10 times the largest compute.
 *
 *   npx tsx scripts/measure/lateOnsets.ts [--draws 6]
 */
import { parseArgs } from 'node:util';
import { isAtChance } from '../../src/core/policy/isAtChance.ts';
import { productForecasts } from './forecasts/productForecasts.ts';
import { simulatedFamily } from './forecasts/simulatedFamilies.ts';

const { values } = parseArgs({ options: { draws: { type: 'string', default: '6' } } });
const counts = [5, 6, 8, 12, 20, 40];

console.log('| runs | tasks | claims | contradicted | blocked |');
console.log('|---|---|---|---|---|');
for (const count of counts) {
  const judged = Array.from({ length: Number(values.draws) }, (_, draw) =>
    simulatedFamily(draw + 1, count, 12, true),
  ).flatMap((split) =>
    productForecasts(split, 'planned').flatMap((outcome, index) => {
      const target = split.hidden[index];
      const curve = split.shown[target?.curve ?? -1];
      if (target === undefined || curve === undefined || !target.run.startsWith('10 ')) return [];
      return [{ outcome, curve, actual: target.actual, late: target.curve % 2 === 1 }];
    }),
  );
  for (const late of [true, false]) {
    const some = judged.filter((one) => one.late === late);
    const contradicted = some.filter(
      ({ outcome, actual }) =>
        outcome.kind === 'forecast' &&
        outcome.forecast.calibration !== 'none' &&
        outcome.forecast.upperBound < actual - (late ? 0.05 : -0.1),
    );
    const blocked = contradicted.filter(({ curve }) => !isAtChance(curve));
    const share = (of: number): string => (of / some.length).toFixed(3);
    console.log(
      `| ${count} | ${late ? 'break through, .05 below the truth' : 'others, .10 above the truth'} | ${some.length} | ${share(contradicted.length)} | ${share(blocked.length)} |`,
    );
  }
}
