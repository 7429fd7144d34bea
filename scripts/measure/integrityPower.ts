/**
 * How often the integrity checks find what they are for: each fault is put into good evidence by itself, many times over, and
 * the findings are held against those without it.
 *
 *   npx tsx scripts/measure/integrityPower.ts [--write] [--draws 100] [--seed 1]
 *
 * `--write` puts the table into docs/integrity.md. Good evidence is simulated, and, where SCALING_GUARD_DATA (else ../shared/data)
 * is there, Pythia's eight sizes and the 104 runs of Gadre et al.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { checkIntegrity } from '../../src/core/integrity/checkIntegrity.ts';
import { integrityEvidence } from '../../src/core/integrity/integrityEvidence.ts';
import { randomSource, seedFor } from '../../src/core/stats/randomSource.ts';
import { normaliseRecords } from '../../src/core/tasks/normaliseRecords.ts';
import { shippedTaskCards } from '../../src/core/tasks/shippedTaskCards.ts';
import { checkFolder } from '../../test/support/integrity/checkFolder.ts';
import { markdownTable } from '../docs/markdownTable.ts';
import { writeSection } from '../docs/writeSection.ts';
import { faults } from './integrity/faults.ts';
import type { Fault } from './integrity/injectFault.ts';
import { type SoundEvidence, soundLab } from './integrity/soundLab.ts';

const { values } = parseArgs({
  options: {
    write: { type: 'boolean' },
    draws: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
  },
});
const draws = Number(values.draws);
const seed = Number(values.seed);

interface Told {
  readonly rule: string;
  readonly message: string;
  readonly file: string | null;
}

/** What is told of evidence, the hints of reading that no fault has to do with aside. */
const tell = ({ records, runs, cards }: SoundEvidence): readonly Told[] => {
  const normalised = normaliseRecords(records, { own: cards, shipped: shippedTaskCards });
  const { problems } = checkIntegrity(
    integrityEvidence({
      ...normalised,
      runs: new Map(runs.map((run) => [run.id, run])),
      parts: { files: [], cards },
    }),
  );
  return [...normalised.problems, ...problems].filter(({ rule }) => rule !== 'SG126');
};

/** A finding by what it is about, since its figures change with the other runs. */
const keyOf = ({ rule, message, file }: Told): string => `${rule} ${/"[^"]*"/.exec(message)?.[0] ?? file}`;

interface Tally {
  tried: number;
  found: number;
  named: number;
  others: number;
}

/** The findings of a fault, held against those of the same evidence without it. */
const judge = (
  sound: readonly Told[],
  evidence: SoundEvidence,
  { rules, inject }: Fault,
  key: string,
  tally: Tally,
): void => {
  const faulty = inject(evidence, randomSource(seedFor(seed, key)));
  if (faulty === null) return;
  const { culprit, records } = faulty;
  const known = new Set(sound.map(keyOf));
  const news = tell(faulty).filter((one) => !known.has(keyOf(one)));
  const own = news.filter(({ rule }) => rules.includes(rule));
  const files = new Set(records.flatMap(({ run, source }) => (run === culprit ? [source.file] : [])));
  const isAbout = ({ message, file }: Told): boolean =>
    message.includes(`"${culprit}"`) || files.has(file ?? '');
  tally.tried += 1;
  if (own.length > 0) tally.found += 1;
  if (own.some(isAbout)) tally.named += 1;
  tally.others += news.filter((one) => !isAbout(one)).length;
};

/** Good evidence, drawn anew for each try, or the same each time. */
interface Ground {
  readonly title: string;
  draw(draw: number): { readonly evidence: SoundEvidence; readonly sound: readonly Told[] };
}

const simulated = (title: string, budgets: number): Ground => ({
  title,
  draw: (draw) => {
    const evidence = soundLab(seedFor(seed, `${title} ${draw}`), budgets);
    return { evidence, sound: tell(evidence) };
  },
});

const real = (title: string, folder: string): Ground => {
  const { evidence } = checkFolder(folder);
  const sound = { records: evidence.records, runs: [...evidence.runs.values()], cards: [] };
  const told = tell(sound);
  return { title, draw: () => ({ evidence: sound, sound: told }) };
};

const data = process.env.SCALING_GUARD_DATA ?? '../shared/data';
const grounds: readonly Ground[] = [
  simulated('8 runs', 1),
  simulated('24 runs', 3),
  ...(existsSync(data)
    ? [
        real('Pythia', join(data, 'formats/lm_eval_old/pythia_ladder_step143000')),
        real('Gadre', join(data, 'gadre2024')),
      ]
    : []),
];

const falsely = grounds.map(({ title, draw }) => {
  const looks = Array.from(
    { length: title.endsWith('runs') ? draws : 1 },
    (_, index) => draw(index).sound.length,
  );
  return `${title} ${looks.reduce((sum, one) => sum + one, 0)} in ${looks.length}`;
});

const rows = faults.map((fault) => {
  let others = 0;
  let tried = 0;
  const cells = grounds.map(({ title, draw }) => {
    const tally: Tally = { tried: 0, found: 0, named: 0, others: 0 };
    for (let index = 0; index < draws; index += 1) {
      const { evidence, sound } = draw(index);
      judge(sound, evidence, fault, `${fault.title} ${title} ${index}`, tally);
    }
    others += tally.others;
    tried += tally.tried;
    if (tally.tried === 0) return '–';
    const share = (count: number): string => (count / tally.tried).toFixed(2);
    return tally.found === tally.named ? share(tally.found) : `${share(tally.found)} (${share(tally.named)})`;
  });
  return [fault.title, fault.rules.join(', '), ...cells, tried === 0 ? '–' : (others / tried).toFixed(2)];
});

const table = markdownTable(['fault', 'rules', ...grounds.map(({ title }) => title), 'elsewhere'], rows);
console.log(`${table}\n\nFindings on good evidence: ${falsely.join(', ')}`);
if (values.write) writeSection('docs/integrity.md', 'power', table);
