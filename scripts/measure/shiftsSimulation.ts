/**
 * Error rates of shifts on simulated pairs of known truth, and what changes on Gadre et al. 2024, as Markdown tables.
 *
 *   SCALING_GUARD_DATA=folder tsx scripts/measure/shiftsSimulation.ts [--write] [--seeds 20] [--permutations 50]
 *
 * `--write` puts the tables into docs/shifts.md. Without the data the tables of real runs are left as they are.
 */
import { parseArgs } from 'node:util';
import { groupBy } from '../../src/core/collections/groupBy.ts';
import { findFlips } from '../../src/core/shifts/findFlips.ts';
import { type FoundShifts, findShifts } from '../../src/core/shifts/findShifts.ts';
import type { Shift, ShiftKind } from '../../src/core/shifts/shift.ts';
import { gadreEvidence, gadreFactor } from '../../test/support/shifts/gadreEvidence.ts';
import {
  familyOfLevels,
  familyOfPairs,
  familyOfSmallChanges,
  familyOnLosses,
} from '../../test/support/shifts/simulatedCurves.ts';
import { withPermutedLabels } from '../../test/support/shifts/withPermutedLabels.ts';
import { gadreFolder, gadreIsHere } from '../../test/support/trends/gadreCurves.ts';
import { markdownTable } from '../docs/markdownTable.ts';
import { writeSection } from '../docs/writeSection.ts';

const { values } = parseArgs({
  options: {
    write: { type: 'boolean', default: false },
    seeds: { type: 'string', default: '20' },
    permutations: { type: 'string', default: '50' },
  },
});
const seeds = Array.from({ length: Number(values.seeds) }, (_, seed) => seed);
const page = 'docs/shifts.md';

const publish = (name: string, text: string): void => {
  console.log(`${text}\n`);
  if (values.write) writeSection(page, name, text);
};

const percent = (share: number): string => `${(100 * share).toFixed(1)}%`;
const meanOf = (shares: readonly number[]): number =>
  shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length);

/** Share of the tasks of a story that have a shift that passes the test; one entry a seed. */
const shares = (
  found: readonly (readonly Shift[])[],
  story: string,
  tasks: number,
  passes: (shift: Shift) => boolean = () => true,
): readonly number[] =>
  found.map((shifts) => {
    const named = shifts.filter((shift) => shift.task.startsWith(`${story}-`) && passes(shift));
    return new Set(named.map(({ task }) => task)).size / tasks;
  });

const falseAlarms = (found: readonly (readonly Shift[])[]): string => {
  const alarms = shares(found, 'same', 60);
  return `${percent(meanOf(alarms))} (${percent(Math.max(...alarms))})`;
};

const has =
  (kind: ShiftKind) =>
  ({ kinds }: Shift): boolean =>
    kinds.includes(kind);

const pairRow = (label: string, items: number, families: readonly FoundShifts[]): readonly string[] => {
  const found = families.map(({ shifts }) => shifts);
  const share = (story: string, passes?: (shift: Shift) => boolean): string =>
    percent(meanOf(shares(found, story, 30, passes)));
  const crossed = meanOf(['level', 'slope'].flatMap((story) => shares(found, story, 30, has('ranking'))));
  const refused = families.map(
    ({ untested }) => untested.filter(({ reason }) => reason !== 'cannot-tell').length / 150,
  );
  return [
    label,
    String(items),
    falseAlarms(found),
    `${share('level')} (${share('level', ({ kind }) => kind === 'level')})`,
    `${share('slope')} (${share('slope', has('slope'))})`,
    `${share('sign')} (${share('sign', has('direction'))})`,
    percent(crossed),
    percent(meanOf(refused)),
  ];
};

const pairTable = (): string => {
  const unequal = { c4: [2.5, 3.6], pile: [2.5, 4.2] } as const;
  const rows = [
    ...[8, 10, 12, 16, 24].flatMap((runs) =>
      [500, 2000].map((items) => {
        const found = seeds.map((seed) => findShifts(familyOfPairs(seed, runs, items), ['corpus'], { seed }));
        return pairRow(String(runs), items, found);
      }),
    ),
    pairRow(
      '16, losses 2.5–3.6 and 2.5–4.2',
      2000,
      seeds.map((seed) => findShifts(familyOfPairs(seed, 16, 2000, unequal), ['corpus'], { seed })),
    ),
  ];
  return markdownTable(
    [
      'runs a level',
      'items',
      'false alarms: mean (worst seed)',
      'level .05',
      'slope −40%',
      'sign',
      'false `ranking`',
      'refused',
    ],
    rows,
  );
};

const smallTable = (): string => {
  const rows = [16, 30].flatMap((runs) =>
    [500, 2000].map((items) => {
      const found = seeds.map(
        (seed) => findShifts(familyOfSmallChanges(seed, runs, items), ['corpus'], { seed }).shifts,
      );
      const share = (story: string, passes?: (shift: Shift) => boolean): string =>
        percent(meanOf(shares(found, story, 30, passes)));
      return [
        String(runs),
        String(items),
        falseAlarms(found),
        share('.02'),
        share('.03'),
        share('slope'),
        `${share('crossing')} (${share('crossing', has('ranking'))})`,
      ];
    }),
  );
  return markdownTable(
    [
      'runs a level',
      'items',
      'false alarms: mean (worst seed)',
      'level .02',
      'level .03',
      'slope −20%',
      'crossing (called `ranking`)',
    ],
    rows,
  );
};

const levelsTable = (): string => {
  const rows = [3, 4, 5, 8].map((levels) => {
    const found = seeds.map(
      (seed) => findShifts(familyOfLevels(seed, levels, 16, 2000), ['corpus'], { seed }).shifts,
    );
    const last = `corpus-${levels - 1}`;
    const ofPairs = (right: boolean, pairs: number): string => {
      const counts = found.map(
        (shifts) =>
          shifts.filter(({ task, levels: two }) => task.startsWith('level-') && two.includes(last) === right)
            .length,
      );
      return percent(meanOf(counts) / (30 * pairs));
    };
    const others = ((levels - 1) * (levels - 2)) / 2;
    return [String(levels), falseAlarms(found), ofPairs(true, levels - 1), ofPairs(false, others)];
  });
  return markdownTable(
    [
      'levels',
      'tasks alike, any pair flagged: mean (worst seed)',
      'pairs with the level that is .05 higher, found',
      'the other pairs of those tasks, flagged',
    ],
    rows,
  );
};

const flipsTable = (): string => {
  const stories = [
    ['all losses alike', { c4: 0, pile: 0 }],
    ['one loss favours its own corpus by 0.1', { c4: 0.1, pile: 0 }],
    ['one loss each, by 0.1', { c4: 0.1, pile: 0.1 }],
    ['one loss each, by 0.2', { c4: 0.2, pile: 0.2 }],
  ] as const;
  const rows = stories.map(([label, near]) => {
    const flipped = [16, 30].map((runs) => {
      const found = seeds.map((seed) => {
        const { curves, runs: losses } = familyOnLosses(seed, runs, 2000, near);
        return findFlips(curves, ['corpus'], losses, { seed }).shifts.length / 30;
      });
      return `${percent(meanOf(found))} (${percent(Math.max(...found))})`;
    });
    return [label, ...flipped];
  });
  return markdownTable(['truth', '16 runs a level', '30 runs a level'], rows);
};

publish(
  'shifts-simulation',
  `${seeds.length} seeds a row.

Sixty same pairs beside ninety true shifts. In brackets the share that is called by its name:

${pairTable()}

Sixty same pairs beside smaller changes:

${smallTable()}

Sixty tasks on which all levels are alike beside thirty on which one is .05 higher, 16 runs a level, 2,000 items:

${levelsTable()}

Flips: share of 30 tasks called a flip, mean (worst seed), four losses, 2,000 items. Only the last two rows hold true ones:

${flipsTable()}`,
);

/** The names of Gadre's training sets, as they are told apart in a narrow table. */
const shortNames: Readonly<Record<string, string>> = { c4_original: 'c4', rpj: 'rpj', rw_original: 'rw' };
const short = (level: string): string => shortNames[level] ?? level;
const signed = (effect: number): string => `${effect < 0 ? '−' : '+'}${Math.abs(effect).toFixed(3)}`;

const gadreTables = (): string => {
  const { curves, runs } = gadreEvidence();
  const started = performance.now();
  const { shifts, untested } = findShifts(curves, [gadreFactor], { seed: 1 });
  const flips = findFlips(curves, [gadreFactor], runs, { seed: 1 });
  console.log(`findShifts and findFlips: ${(performance.now() - started).toFixed(0)} ms\n`);

  const pairs = [...new Set(shifts.map(({ levels }) => levels.join('\n')))].sort();
  const headOf = (pair: string): string => pair.split('\n').map(short).join(' → ');
  const changed = markdownTable(
    ['task', ...pairs.map(headOf)],
    [...groupBy(shifts, ({ task }) => task)].map(([task, own]) => [
      task,
      ...pairs.map((pair) => {
        const shift = own.find(({ levels }) => levels.join('\n') === pair);
        if (shift === undefined) return '';
        const others = shift.kinds.slice(1).map((kind) => `, ${kind}`);
        return `**${shift.kind}** ${signed(shift.effect)}${others.join('')}`;
      }),
    ]),
  );
  const flipped = markdownTable(
    ['task', 'leads', 'at equal', 'leads', 'at equal', 'q'],
    flips.shifts.map(({ task, flip, levels, q }) => {
      const side = (index: 0 | 1): readonly string[] => [
        `${short(flip?.levels[index] ?? '')} by ${(flip?.leads[index] ?? 0).toFixed(3)}`,
        levels[index],
      ];
      return [task, ...side(0), ...side(1), q.toPrecision(1)];
    }),
  );

  const permutations = Array.from({ length: Number(values.permutations) }, (_, seed) => {
    const permuted = withPermutedLabels(curves, gadreFactor, seed);
    const tasks = new Set(findShifts(permuted, [gadreFactor], { seed }).shifts.map(({ task }) => task));
    const flips = findFlips(permuted, [gadreFactor], runs, { seed }).shifts.length;
    return { share: tasks.size / 46, flips };
  });
  const flagged = permutations.map(({ share }) => share);
  const count = new Set(shifts.map(({ task }) => task)).size;
  const flipCount = new Set(flips.shifts.map(({ task }) => task)).size;
  return `${count} of 46 tasks change with the pretraining corpus on \`loss:c4_val\` (${shifts.length} of 138 pairs). Main kind in bold with its effect (gap rise for
slope, average gap for level, smaller lead for ranking), the other kinds after it:

${changed}

Nothing can be said of ${untested.length} ${untested.length === 1 ? 'pair' : 'pairs'}${untested.map(({ task, levels, reason }) => ` (${task}, ${levels.map(short).join('/')}: ${reason})`).join(',')}.

${flipCount} tasks flip their ranking with the validation corpus (${flips.shifts.length} of 138 pairs):

${flipped}

Labels of the pretraining corpus permuted ${permutations.length} times: ${percent(meanOf(flagged))} of tasks have a shift on average, ${percent(Math.max(...flagged))} in the worst
permutation; ${permutations.reduce((sum, { flips }) => sum + flips, 0)} flips in all of them together.`;
};

if (gadreIsHere) publish('shifts-gadre', gadreTables());
else
  console.error(
    `The data is not at ${gadreFolder}; set SCALING_GUARD_DATA to the folder that holds gadre2024.`,
  );
