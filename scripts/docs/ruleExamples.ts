/**
 * The examples on the page of a rule: the story that fires it and the one that does not, each cut to the lines that matter. A
 * story names its rules in `expected.json`, and the tests run it, so that a page cannot show what is not so.
 */
import { sentenceMarkdown } from '../../src/core/text/escapeMarkdown.ts';
import { type Intent, readIntent } from '../../test/scenarios/_harness/expectation.ts';
import type { MemoryEntry } from '../../test/scenarios/_harness/memoryWorkspace.ts';
import { storyNames, storySides } from '../../test/scenarios/_harness/story.ts';

type Lines = ReadonlyMap<string, readonly string[]>;

/** A story as the page sees it. `from` is the target branch of a pull request. */
interface Shown {
  readonly head: Lines;
  readonly from: Lines | null;
}

/** The most lines of one file that a page shows, and the most letters of a line: enough to see what is meant. */
const most = { files: 2, lines: 8, around: 2, letters: 160 };

const expectations = storyNames().map((name) => ({ name, expectation: readIntent(name) }));

const linesOf = (files: ReadonlyMap<string, MemoryEntry>): Lines =>
  new Map([...files].map(([path, entry]) => [path, textLines(entry)]));

const textLines = (entry: MemoryEntry): readonly string[] => {
  if (entry.kind !== 'file')
    return [`(${entry.kind === 'outside' ? 'a link that leaves the folder' : 'a folder'})`];
  if (entry.bytes.length === 0) return ['(no bytes)'];
  const text = new TextDecoder().decode(entry.bytes);
  // A byte that is no text tells nothing on a page.
  if (/[\0\uFFFD]/.test(text)) return [`(${entry.bytes.length} bytes that are not text)`];
  return text
    .replace(/^\uFEFF/, '(byte order mark)')
    .trimEnd()
    .split(/\r?\n/);
};

const shownOf = (name: string): Shown => {
  const { head, base } = storySides(name);
  return { head: linesOf(head), from: base?.kind === 'files' ? linesOf(base.mergeBase) : null };
};

/** The indices of the lines that the other text does not have, each line of it used once. */
const differing = (lines: readonly string[], other: readonly string[]): readonly number[] => {
  const left = new Map<string, number>();
  for (const line of other) left.set(line, (left.get(line) ?? 0) + 1);
  return lines.flatMap((line, index) => {
    const there = left.get(line) ?? 0;
    left.set(line, there - 1);
    return there > 0 ? [] : [index];
  });
};

const clipped = (line: string): string =>
  line.length > most.letters ? `${line.slice(0, most.letters)}…` : line;

/** The chosen lines in their order, with an ellipsis where others were left out. */
const excerpt = (lines: readonly string[], chosen: ReadonlySet<number>): readonly string[] => {
  const indices = [...chosen]
    .filter((index) => index in lines)
    .sort((a, b) => a - b)
    .slice(0, most.lines);
  const shown = indices.flatMap((index, at) => [
    ...(index > (indices[at - 1] ?? -1) + 1 ? ['…'] : []),
    clipped(lines[index] ?? ''),
  ]);
  return (indices.at(-1) ?? 0) < lines.length - 1 ? [...shown, '…'] : shown;
};

const fenced = (title: string, language: string, lines: readonly string[]): string =>
  `${title}:\n\n\`\`\`${language}\n${lines.join('\n')}\n\`\`\``;

/** What a pull request does to a file. */
const changed = (
  path: string,
  before: readonly string[] | undefined,
  after: readonly string[] | undefined,
): string => {
  const does = before === undefined ? 'adds' : after === undefined ? 'deletes' : 'changes';
  const side = (mark: string, lines: readonly string[], other: readonly string[]): readonly string[] => {
    const indices = differing(lines, other);
    const shown = indices.slice(0, most.lines).map((index) => `${mark}${clipped(lines[index] ?? '')}`);
    return indices.length > most.lines ? [...shown, ' …'] : shown;
  };
  return fenced(`\`${path}\`, which the pull request ${does}`, 'diff', [
    ...side('-', before ?? [], after ?? []),
    ...side('+', after ?? [], before ?? []),
  ]);
};

/** The lines of a file that matter: those that its neighbour does not have, and the one that the check names. */
const chosenLines = (
  path: string,
  lines: readonly string[],
  beside: readonly string[],
  named: number | null,
): ReadonlySet<number> => {
  const chosen = new Set(differing(lines, beside));
  if (named !== null) {
    // A long file is shown about the line that the check names.
    if (chosen.size > most.lines)
      for (const index of [...chosen]) if (Math.abs(index - named) > 3) chosen.delete(index);
    chosen.add(named);
  }
  // A few lines are seen better with what stands about them.
  if (chosen.size <= most.around) for (const index of [...chosen]) chosen.add(index - 1).add(index + 1);
  // Rows mean nothing without the names of their columns.
  if (path.endsWith('.csv') && chosen.size > 0) chosen.add(0);
  return chosen;
};

const range = (text: string): ReadonlySet<number> => {
  const [from = 1, to = from] = text.split('-').map(Number);
  return new Set(Array.from({ length: to - from + 1 }, (_, at) => from + at - 1));
};

/** The files in which a story differs from its neighbour, those first that the check names or that differ least. */
const excerpts = (
  { head, from }: Shown,
  beside: Shown,
  said: string | null,
  shows: Intent['shows'],
): readonly string[] => {
  const cut = (path: string, chosen: ReadonlySet<number>): string =>
    fenced(`\`${path}\``, 'text', excerpt(head.get(path) ?? [], chosen));
  if (shows !== undefined) return Object.entries(shows).map(([path, lines]) => cut(path, range(lines)));
  const [, place = '', line] = /^\w+ ([^:]+)(?::(\d+))?:/.exec(said ?? '') ?? [];
  const isChanged = (path: string): boolean =>
    from !== null && from.get(path)?.join('\n') !== head.get(path)?.join('\n');
  const changes = [...new Set([...(from ?? head).keys(), ...head.keys()])]
    .filter(isChanged)
    .map((path) => changed(path, from?.get(path), head.get(path)));
  const shown = [...head]
    .filter(([path]) => !isChanged(path))
    .map(([path, lines]) => {
      const named = path === place && line !== undefined ? Number(line) - 1 : null;
      return { path, chosen: chosenLines(path, lines, beside.head.get(path) ?? [], named) };
    })
    .filter(({ chosen }) => chosen.size > 0)
    .sort((a, b) => Number(b.path === place) - Number(a.path === place) || a.chosen.size - b.chosen.size)
    .map(({ path, chosen }) => cut(path, chosen));
  if (changes.length + shown.length > 0) return [...changes, ...shown].slice(0, most.files);
  // It has nothing that the neighbour lacks: the file that is most like what the neighbour has besides.
  const paths = [...head.keys()];
  const besides = kindOf(place || ([...beside.head.keys()].find((path) => !head.has(path)) ?? ''));
  const like = paths.find((path) => kindOf(path) === besides) ?? paths[0] ?? '';
  return [cut(like, range('1-4'))];
};

/** The folder of a path and how it ends. */
const kindOf = (path: string): string => path.replace(/[^/.]+(?=\.[^/.]*$)/, '*');

interface Example {
  readonly name: string;
  readonly expectation: Intent;
  readonly said: string | null;
}

const exampleOf = (id: string, fires: boolean): Example | undefined =>
  expectations
    .map(({ name, expectation }) => ({ name, expectation, said: expectation.examples?.[id] }))
    .find((one): one is Example => one.said !== undefined && (one.said !== null) === fires);

const part = (
  heading: string,
  { name, expectation }: Example,
  files: readonly string[],
  end: string,
): string =>
  [`## ${heading}`, `${expectation.story} ([the story](../../test/scenarios/${name}))`, ...files, end].join(
    '\n\n',
  );

/** Both examples of a rule as Markdown. Throws where no story is one: a rule without is not tested. */
export const ruleExamples = (id: string): string => {
  const fires = exampleOf(id, true);
  const quiet = exampleOf(id, false);
  if (fires === undefined || quiet === undefined)
    throw new Error(
      `${id}: a story that ${fires === undefined ? 'fires' : 'does not fire'} it is to have it among the "examples" of its expected.json`,
    );
  const [firing, silent] = [shownOf(fires.name), shownOf(quiet.name)];
  const says = fires.said ?? '';
  const colon = says.indexOf(': ');
  return `${part('It fires', fires, excerpts(firing, silent, says, fires.expectation.shows), `> **${says.slice(0, colon)}** ${sentenceMarkdown(says.slice(colon + 2))}`)}

${part('It stays quiet', quiet, excerpts(silent, firing, says, quiet.expectation.shows), `The check says nothing by ${id}.`)}`;
};
