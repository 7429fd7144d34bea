import { type ExampleFile, textFile } from './exampleFile.ts';
import { corpora, labTasks, ladder, lossLaw } from './labTruth.ts';

/** The README of the lab, from the same constants as its data. */
export const labReadme = (): ExampleFile =>
  textFile('examples/lab/README.md', [
    '# Aspen Lab, a small imagined lab',
    '',
    'Nothing here was measured. `npm run examples` draws every number from the curves below with a fixed seed, so each',
    'verdict can be held against the truth. Run it:',
    '',
    '```sh',
    'node dist/cli.js check examples/lab',
    '```',
    '',
    '## Runs',
    '',
    `${ladder.sizes.length} sizes (${ladder.sizes.map(({ label }) => label).join(', ')} parameters) with ` +
      `${ladder.tokensPerParameter.join(', ')} tokens per parameter, on`,
    `${corpora.map(({ name }) => `\`${name}\``).join(' and ')}: ${runsPerCorpus} runs a corpus, ${runsPerCorpus * corpora.length} in all. Their true validation loss, in`,
    'nats per token on `aspen_val`, is',
    '',
    '```',
    `L(N, D) = ${lossLaw.floor} + ${lossLaw.a} / N^${lossLaw.alpha} + ${lossLaw.b} / D^${lossLaw.beta}`,
    '```',
    '',
    `plus ${corpora.map(({ name, lossOffset }) => `${lossOffset} on ${name}`).join(' and ')}, with a run-to-run standard deviation of ${lossLaw.runToRunSd}.`,
    '',
    '## Tasks',
    '',
    'A score is drawn in two steps: the true score of a run is the curve at the loss of that run plus a normal run-to-run',
    'deviation; the number of right answers is binomial with that score and n items.',
    '',
    '| task | true score at loss L | run-to-run sd | n | shape |',
    '|---|---|---|---|---|',
    ...labTasks.map(
      ({ task, formula, runToRunSd, items, verdict }) =>
        `| \`${task}\` | ${formula} | ${runToRunSd} | ${items} | ${verdict} |`,
    ),
    '',
    '`web_facts` holds the shift: the same curve, lower by 0.06 on `aspen-mix`. `long_recall` was run on three runs a',
    'corpus only (`evals/long_recall.csv`), too few to tell anything.',
    '',
    '## Plans',
    '',
    '- `plans/corpus-order-2027.yml` passes.',
    '- `plans/cluster-2027.yml` is blocked: the evidence speaks against one claim, and the others lean on a breakthrough, on a',
    '  shift that the claim leaves open, and on a task with too few runs.',
    '',
    'So the check ends with status 1.',
  ]);

const runsPerCorpus = ladder.sizes.length * ladder.tokensPerParameter.length;
