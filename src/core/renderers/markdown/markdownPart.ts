import { clipText } from '../../text/clipText.ts';
import { codeMarkdown, sentenceMarkdown } from '../../text/escapeMarkdown.ts';

/** A part of the page that can be folded and shortened: its rows come in order of importance. */
export interface MarkdownPart {
  /** Our own words only: in a fold-out it stands where Markdown is not read. */
  readonly title: string;
  /** Lines that stand above the rows: a table's head, or nothing. */
  readonly head: readonly string[];
  /** Each row is one or more whole lines. */
  readonly rows: readonly string[];
  /** What a row is, in the plural, for the line that says how many were cut. */
  readonly noun: string;
  /** Whether it is folded on a page where the others stand open. */
  readonly folded?: boolean;
}

/** How much of a name and of a sentence is shown. The report has all of it. */
export interface Clip {
  readonly name: number;
  readonly sentence: number;
}

/** Writes untrusted names and sentences, cut to what the place allows. */
export const writer = ({ name, sentence }: Clip) =>
  ({
    name: (text: string): string => codeMarkdown(clipText(text, name)),
    sentence: (text: string): string => sentenceMarkdown(clipText(text, sentence)),
  }) as const;

export type MarkdownWriter = ReturnType<typeof writer>;

export const tableHead = (headers: readonly string[], right: readonly number[] = []): readonly string[] => [
  `| ${headers.join(' | ')} |`,
  `|${headers.map((_, index) => (right.includes(index) ? '--:' : '---')).join('|')}|`,
];

/** A row of cells that are Markdown already; an empty cell stays a cell. */
export const tableRow = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
