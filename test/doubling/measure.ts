// Prints, for each list that a file can hold, the counted work at three counts of members, as JSON.
import { workCounter } from './countedWork.ts';

const countWork = await workCounter();
const { renderers } = await import('../../src/core/renderers/index.ts');
const { memoryWorkspace } = await import('../scenarios/_harness/memoryWorkspace.ts');
const { checkWorkspace } = await import('../scenarios/_harness/runStory.ts');
const { entriesOf, lists } = await import('./lists.ts');

const only = process.argv[2];
const pageCode = () => ({ script: '', scriptHash: '', style: '' });
const run = (files: Readonly<Record<string, string>>): void => {
  const outcome = checkWorkspace(memoryWorkspace(entriesOf(files)));
  if (outcome.kind !== 'report') throw new Error(JSON.stringify(outcome.problems.slice(0, 3)));
  for (const renderer of renderers) renderer.render(outcome.report, { width: 100, colour: false, pageCode });
};
for (const { name, files, from } of lists.filter((one) => only === undefined || one.name.includes(only))) {
  run(files(2));
  const empty = await countWork(() => run(files(2)));
  const work: number[] = [];
  for (const count of [from, 2 * from, 4 * from]) {
    const made = files(count);
    work.push(await countWork(() => run(made)));
  }
  // Of what the list adds, over two doublings: a single one may lead a search for the best fit another way.
  const added = work.map((count) => Math.max(1, count - empty));
  const exponent = Math.log2((added[2] ?? 0) / (added[0] ?? 1)) / 2;
  console.log(JSON.stringify({ name, from, work, exponent: Number(exponent.toFixed(3)) }));
}
