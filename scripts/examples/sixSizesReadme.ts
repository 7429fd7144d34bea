import { type ExampleFile, textFile } from './exampleFile.ts';
import { sixSizes, sixSizesTasks } from './sixSizesTruth.ts';

/** The README of the six sizes, from the same constants as its data. */
export const sixSizesReadme = (): ExampleFile =>
  textFile('examples/six-sizes/README.md', [
    '# Six sizes of one family',
    '',
    'The usual case: one family, six model sizes, results of lm-evaluation-harness, one plan. Nothing here was measured:',
    '`npm run examples` draws the scores from the curves below with a fixed seed. Run it:',
    '',
    '```sh',
    'node dist/cli.js check examples/six-sizes',
    '```',
    '',
    '## Truth',
    '',
    `Sizes: ${sixSizes.map(({ label }) => label).join(', ')} parameters, all on 300 billion tokens. A score is drawn from the true score at s = log10 of the`,
    'parameters, plus a normal run-to-run deviation, by binomial sampling of n items.',
    '',
    '| task | metric | true score | run-to-run sd | n |',
    '|---|---|---|---|---|',
    ...sixSizesTasks.flatMap(({ task, items, metrics }) =>
      metrics.map(
        ({ metric, formula, runToRunSd }) =>
          `| \`${task}\` | ${metric} | ${formula} | ${runToRunSd} | ${items} |`,
      ),
    ),
  ]);
