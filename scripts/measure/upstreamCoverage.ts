/**
 * Coverage of the 90% intervals that the standard errors of L(N, D) give, on runs drawn from published laws. Writes the table of
 * docs/upstream.md with --write.
 *
 *   tsx scripts/measure/upstreamCoverage.ts [--write] [--draws 200] [--noise 0.01] [--seed 1]
 */
import { parseArgs } from 'node:util';
import { randomSource, seedFor } from '../../src/core/stats/randomSource.ts';
import { chinchillaFamily } from '../../src/core/upstream/chinchillaFamily.ts';
import { type ChinchillaParameters, chinchillaLoss } from '../../src/core/upstream/chinchillaLaw.ts';
import { lossLaws } from '../../src/core/upstream/laws/index.ts';
import type { RunScale } from '../../src/core/upstream/upstreamRun.ts';
import { markdownTable } from '../docs/markdownTable.ts';
import { writeSection } from '../docs/writeSection.ts';
import { chinchillaGrid, publishedLaws, smallGrid } from './upstream/publishedLaws.ts';

const { values } = parseArgs({
  options: {
    write: { type: 'boolean', default: false },
    draws: { type: 'string', default: '200' },
    noise: { type: 'string', default: '0.01' },
    seed: { type: 'string', default: '1' },
  },
});
const [draws, noise, seed] = [Number(values.draws), Number(values.noise), Number(values.seed)];
/** Of the normal distribution, for a central interval of 90%. */
const quantile = 1.6449;
const names = ['E', 'logA', 'logB', 'A', 'B', 'alpha', 'beta'] as const;

const truthOf = (law: ChinchillaParameters): Readonly<Record<(typeof names)[number], number>> => ({
  ...law,
  logA: Math.log(law.A),
  logB: Math.log(law.B),
});

/** Share of draws in which estimate ± 1.645 se holds the truth, by parameter; and how many could be fitted. */
const coverage = (name: string, law: ChinchillaParameters, grid: readonly RunScale[]): readonly string[] => {
  const truth = truthOf(law);
  const [chinchilla] = lossLaws;
  const held = names.map(() => 0);
  let fitted = 0;
  for (let draw = 0; draw < draws; draw += 1) {
    const random = randomSource(seedFor(seed, `${name} ${grid.length} ${draw}`));
    const runs = grid.map((scale, index) => ({
      ...scale,
      run: String(index),
      loss: chinchillaLoss(law, scale.params, scale.tokens) * Math.exp(noise * random.normal()),
    }));
    const family = chinchillaFamily(runs, draw);
    const fit = chinchilla?.fit(runs, { chinchilla: family, flopsPerParameterToken: 6 });
    if (fit?.kind !== 'fitted') continue;
    fitted += 1;
    names.forEach((parameter, index) => {
      const { value, se } = fit.parameters[parameter] ?? { value: 0, se: null };
      if (se !== null && Math.abs(value - truth[parameter]) <= quantile * se)
        held[index] = (held[index] ?? 0) + 1;
    });
  }
  return [
    name,
    String(grid.length),
    `${fitted} of ${draws}`,
    ...held.map((count) => (count / fitted).toFixed(3)),
  ];
};

const rows = publishedLaws.flatMap(({ name, law }) =>
  [chinchillaGrid(), smallGrid()].map((grid) => coverage(name, law, grid)),
);
const table = markdownTable(['law', 'runs', 'fitted', ...names], rows);
console.log(table);
if (values.write) writeSection('docs/upstream.md', 'coverage', table);
