/**
 * What the integrity checks find on real files: findings per 1,000 records, each of them judged, the known faults, and the time
 * that the checks take beside a whole check.
 *
 *   npx tsx scripts/measure/integrityFigures.ts [--write] [--time]
 *
 * `--write` puts the tables into docs/integrity.md. `--time` measures, which takes a minute. Data: SCALING_GUARD_DATA, else
 * ../shared/data. A finding that nobody has judged fails the script.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { check } from '../../src/core/check.ts';
import { checkIntegrity } from '../../src/core/integrity/checkIntegrity.ts';
import type { Problem } from '../../src/core/problems/problem.ts';
import { median } from '../../src/core/stats/quantile.ts';
import { folderWorkspace } from '../../src/shell/folderWorkspace.ts';
import { checkFolder } from '../../test/support/integrity/checkFolder.ts';
import { gauntletCards } from '../../test/support/integrity/gauntletCards.ts';
import { markdownTable } from '../docs/markdownTable.ts';
import { writeSection } from '../docs/writeSection.ts';

const { values } = parseArgs({ options: { write: { type: 'boolean' }, time: { type: 'boolean' } } });
const data = process.env.SCALING_GUARD_DATA ?? '../shared/data';
if (!existsSync(data)) {
  console.error(`There is no folder ${data}; set SCALING_GUARD_DATA.`);
  process.exit(2);
}
const gadre = join(data, 'gadre2024');

/** What a person found on looking at a finding: by rule and a part of its message. */
const judgements: readonly {
  readonly rule: string;
  readonly about: string;
  readonly isTrue: boolean;
  readonly why: string;
}[] = [
  {
    rule: 'SG203',
    about: 'speaks of 5 shots',
    isTrue: true,
    why: '`config.num_fewshot` is 0, and 64 of its 65 shared accuracies are those of the 0-shot file',
  },
  {
    rule: 'SG203',
    about: '"mmlu"',
    isTrue: true,
    why: '`n-shot` is 0 for the group and 5 for each of its 57 leaves',
  },
  {
    rule: 'SG205',
    about: 'fff6723e',
    isTrue: true,
    why: 'the two files have one uuid, other tokens and other losses: a copied header, no run counted twice',
  },
  {
    rule: 'SG213',
    about: 'd=512_l=8_h=4-32.0',
    isTrue: true,
    why: 'its loss on Penn Treebank is 6.12, where the same model with half of the tokens has 4.95; its other seven losses change by 0.2 at most between the two',
  },
  {
    rule: 'SG214',
    about: 'crows_pairs',
    isTrue: true,
    why: 'the old harness writes the whole and its ten kinds as tasks beside each other',
  },
];

const judged = ({ rule, message }: Problem) => {
  const found = judgements.find((one) => one.rule === rule && message.includes(one.about));
  if (found === undefined) throw new Error(`nobody has judged: ${rule} ${message}`);
  return found;
};

const folders = [
  ['Pythia, eight sizes', 'formats/lm_eval_old/pythia_ladder_step143000'],
  ['Gadre et al., 104 runs', 'gadre2024'],
  ['lm-eval 0.4: Mamba-2 at five sizes, Qwen2.5', 'formats/lm_eval_new'],
  ['Every Eval Ever', 'formats/eee'],
  ['the mislabelled Pythia pair', 'formats/lm_eval_old/pythia_mislabelled_pair'],
  ['open_lm samples', 'formats/openlm'],
  ['all formats in one folder', 'formats'],
] as const;

const checked = folders.map(([title, folder]) => ({ title, ...checkFolder(join(data, folder)) }));
const counts = markdownTable(
  ['files', 'records', 'distrusted', 'findings', 'per 1,000 records', 'of them true'],
  checked.map(({ title, evidence, problems, distrusted }) => [
    title,
    String(evidence.records.length),
    String(distrusted.size),
    String(problems.length),
    ((1000 * problems.length) / evidence.records.length).toFixed(2),
    String(problems.filter((problem) => judged(problem).isTrue).length),
  ]),
);

const unique = new Map(
  checked
    .flatMap(({ problems }) => problems)
    .map((problem) => [`${problem.rule} ${problem.message}`, problem]),
);
const readings = markdownTable(
  ['rule', 'what it says', 'true', 'why'],
  [...unique.values()]
    .sort((a, b) => (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0))
    .map((problem) => {
      const { isTrue, why } = judged(problem);
      return [`[${problem.rule}](rules/${problem.rule}.md)`, problem.message, isTrue ? 'yes' : 'no', why];
    }),
);

const foundIn = (problems: readonly Problem[], rule: string, about: string): string => {
  const found = problems.find((problem) => problem.rule === rule && problem.message.includes(about));
  return found === undefined ? 'not found' : `${found.rule}, ${found.severity}`;
};
const folderOf = (title: string) => {
  const found = checked.find((one) => one.title.startsWith(title));
  if (found === undefined) throw new Error(`no folder ${title}`);
  return found;
};
const stated = checkFolder(gadre, gauntletCards(gadre)).problems;
const formerly = checkFolder(gadre, gauntletCards(gadre, { commonsense_qa: 40.3 })).problems;
const faults = markdownTable(
  ['known fault', 'found by'],
  [
    [
      'Pythia file named 5-shot that is 0-shot',
      foundIn(folderOf('the mislabelled').problems, 'SG203', '5 shots'),
    ],
    [
      '`-1` in Every Eval Ever, all of it in what counts and times the evaluation',
      foundIn(folderOf('Every').reading, 'SG119', 'count or time'),
    ],
    [
      '`n-shot.mmlu` 0 above leaves with 5 (one of the two files; in the other the leaves have 0 too)',
      foundIn(folderOf('lm-eval').problems, 'SG203', '"mmlu"'),
    ],
    ['two open_lm runs with one uuid', foundIn(folderOf('open_lm').problems, 'SG205', 'fff6723e')],
    ['`eval_metadata.csv`: arc_challenge has 2376 items', foundIn(stated, 'SG208', '"arc_challenge"')],
    [
      '`eval_metadata.csv`: chance of commonsense_qa, 25 in the file at hand',
      `${foundIn(stated, 'SG209', '"commonsense_qa"')}, and it is right: the gauntlet asks it with four choices`,
    ],
    [
      'the same with 40.3 in its place, as other copies of the file are reported to have it',
      foundIn(formerly, 'SG209', '"commonsense_qa"'),
    ],
  ],
);

/** Choices that the gauntlet gives on tasks whose runs often lie below chance, read from its data or from its own description. */
const choices: Readonly<Record<string, number>> = {
  arc_challenge: 4,
  bbq: 2,
  boolq: 2,
  commonsense_qa: 4,
  mmlu: 4,
  mmlu_zeroshot: 4,
};
const floors = markdownTable(
  ['task', 'stated chance', 'choices', 'runs below it by 3 standard errors', 'lowest score'],
  checkFolder(gadre, gauntletCards(gadre)).evidence.tasks.flatMap(({ task, facts, records }) => {
    const { chance, items } = facts;
    if (chance === null || items === null || chance <= 0) return [];
    const limit = chance - 3 * Math.sqrt((chance * (1 - chance)) / items);
    const below = records.filter(({ score }) => score < limit).length;
    if (below < records.length / 10) return [];
    const known = choices[task];
    if (known === undefined) throw new Error(`nobody has counted the choices of ${task}`);
    const lowest = Math.min(...records.map(({ score }) => score)).toFixed(4);
    return [[task, String(chance), String(known), `${below} of ${records.length}`, lowest]];
  }),
);

const text = [counts, readings, faults, floors].join('\n\n');
console.log(text);
if (values.write) writeSection('docs/integrity.md', 'figures', text);

if (values.time) {
  const times = (run: () => unknown): number =>
    median(
      Array.from({ length: 5 }, () => {
        const start = performance.now();
        run();
        return performance.now() - start;
      }),
    );
  const { evidence } = checkFolder(gadre);
  const workspace = folderWorkspace(gadre);
  const whole = times(() =>
    check({ workspace, configPath: null, asOf: '2026-01-01', seed: 1, resamples: 0, toolVersion: '0' }),
  );
  const checks = times(() => checkIntegrity(evidence));
  console.log(
    `\nGadre: the checks take ${checks.toFixed(0)} ms of ${whole.toFixed(0)} ms, ${((100 * checks) / whole).toFixed(1)}% (medians of 5)`,
  );
}
