/**
 * Runs the bundled action with every fault in every call that it makes to GitHub, for good and, where that makes a difference, once, and prints what held:
 * the verdict, one comment, no check run in progress. Build first. `npm run faults`; takes some minutes.
 */
import { calls } from '../../test/support/contract/faults/calls.ts';
import { type Duration, faultLab, type Outcome } from '../../test/support/contract/faults/faultLab.ts';
import { faults, hanging, type NamedFault, passing } from '../../test/support/contract/faults/faults.ts';

/** Runs beside each other: most of a run is waiting. */
const beside = 4;
/** Where nothing is answered, all of it is. */
const besideHanging = 12;

interface Cell {
  readonly fault: NamedFault;
  readonly duration: Duration;
}

const cells: readonly Cell[] = faults.flatMap((fault) =>
  (passing.has(fault.name) ? (['once', 'always'] as const) : (['always'] as const)).map((duration) => ({
    fault,
    duration,
  })),
);

/** Works through a list, some at a time, and keeps the order. */
const inTurns = async <T, R>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<R>,
): Promise<readonly R[]> => {
  const results = new Map<number, R>();
  const pending = [...items.entries()];
  const worker = async (): Promise<void> => {
    for (let next = pending.shift(); next !== undefined; next = pending.shift())
      results.set(next[0], await work(next[1]));
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return items.flatMap((_, index) => results.get(index) ?? []);
};

const lab = await faultLab();
try {
  const quick = await inTurns(
    calls.flatMap((call) =>
      cells
        .filter(({ fault: { only } }) => only === undefined || only.test(call.name))
        .map((cell) => ({ call, ...cell })),
    ),
    beside,
    ({ call, fault, duration }) => lab.tryFault(call, fault, duration),
  );
  const hung = await inTurns(calls, besideHanging, (call) => lab.tryFault(call, hanging, 'always'));
  const outcomes: readonly Outcome[] = [...quick, ...hung];
  const columns = [...faults, hanging].map(({ name }) => name);
  const sign = (name: string, column: string): string =>
    outcomes
      .filter(({ call, fault }) => call.name === name && fault === column)
      .map(({ complaints }) => (complaints.length === 0 ? '·' : '✗'))
      .join('') || ' ';
  const rows = calls.map(({ name, role }) => [role, name, ...columns.map((column) => sign(name, column))]);
  const width = (column: number): number =>
    Math.max(...[['role', 'call', ...columns], ...rows].map((row) => row[column]?.length ?? 0));
  for (const row of [['role', 'call', ...columns], ...rows])
    console.log(row.map((cell, column) => cell.padEnd(width(column))).join('  '));
  const failed = outcomes.filter(({ complaints }) => complaints.length > 0);
  console.log('\n· held (two: once, and for good); ✗ did not; blank where it cannot happen');
  for (const { call, fault, duration, complaints } of failed)
    console.log(`✗ ${call.name}, ${fault} ${duration}: ${complaints.join('; ')}`);
  console.log(
    `${calls.length} calls, ${columns.length} faults, ${outcomes.length} runs: ${outcomes.length - failed.length} held, ${failed.length} did not`,
  );
  if (failed.length > 0) process.exitCode = 1;
} finally {
  lab.close();
}
