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
    '- **A decision where the evidence allows one.** Eight tasks of six runs back each other up, so the interval is calibrated',
    '  partly on them and partly on other data (`borrowed`): the wider of the two counts. `hellaswag-4b` is let through with a',
    '  warning, since no trend is established; `hellaswag-7b` asks for 0.85 where the interval ends at 0.82, and is blocked.',
    '- **An open question where it does not.** `arc-challenge-7b` lies inside its interval, so it is `inconclusive`. It names the',
    '  run that would narrow the interval most for its compute.',
    '- **What to expect.** With six sizes and eight tasks, at confidence 0.9, a claim 0.04 below the truth at 1.4 times the size is let',
    '  through about every second time, and a claim 0.04 above it blocked three times in five; at 2.5 times the size, one time in',
    '  six and two in seven. The limits held 98 of 100 times on such families. With five sizes the reach is about one size; with four',
    '  there is a forecast, but no decision. Two more sizes give every task a verdict, and ten runs a calibration of their own.',
    '',
    'So the check ends with status 1. `gate: { mode: advise }` shows all this without failing the check.',
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
