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
    '## What six sizes give',
    '',
    '- **No verdict, but a direction.** A trend verdict needs 8 runs, so every task is `insufficient`. The report still says, by an',
    '  exact test, for which tasks it is established that they improve with size, and that `boolq` shows no direction at all.',
    '- **A forecast, but no pass.** Each claim gets a value and an interval. The interval is borrowed from other ladders, since six',
    '  runs cannot try it out on themselves; so a claim is `inconclusive`, and the check does not let it through.',
    '- **The next run.** Each claim names the run that would narrow its interval most for its compute. Two more sizes give every',
    '  task a verdict.',
    '',
    'Until then `gate: { mode: advise }` shows all this without failing the check.',
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
