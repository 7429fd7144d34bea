import { escapeTerminal } from '../../text/escapeTerminal.ts';
import { padText } from '../../text/padText.ts';
import type { Colour, Painter } from '../../text/painter.ts';
import { truncateText } from '../../text/truncateText.ts';
import { wrapText } from '../../text/wrapText.ts';

/** The place that the parts of the terminal face write for. */
export interface TerminalPage {
  /** Columns, margin included. */
  readonly width: number;
  readonly paint: Painter;
}

const longestWholeItem = 20;

const indentOf = (columns: number): string => ' '.repeat(columns);

/** A paragraph of untrusted text, wrapped at `indent`. */
export const paragraph = (
  page: TerminalPage,
  text: string,
  indent: number,
  ...colours: readonly Colour[]
): readonly string[] =>
  wrapText(escapeTerminal(text), page.width - indent).map(
    (line) => indentOf(indent) + page.paint(line, ...colours),
  );

/** A paragraph that hangs on a label: the label on the first line, the text beside it. Both may be untrusted; a label stands unwrapped. */
export const hanging = (
  page: TerminalPage,
  label: string,
  text: string,
  { indent, labelWidth, colours = [], labelColour = 'dim' }: HangingStyle,
): readonly string[] =>
  paragraph(page, text, indent + labelWidth, ...colours).map((line, index) =>
    index === 0
      ? indentOf(indent) +
        page.paint(padText(truncateText(escapeTerminal(label), labelWidth - 1), labelWidth), labelColour) +
        line.slice(indent + labelWidth)
      : line,
  );

interface HangingStyle {
  readonly indent: number;
  readonly labelWidth: number;
  readonly colours?: readonly Colour[];
  readonly labelColour?: Colour;
}

/** How the lines below the title of a claim are set. */
export const detailStyle = { indent: 4, labelWidth: 12 } as const;

/** A labelled line below the title of a claim, or nothing where there is nothing to say. */
export const optional = (page: TerminalPage, label: string, text: string | null): readonly string[] =>
  text === null || text === '' ? [] : hanging(page, label, text, detailStyle);

/** A section: a blank line, its title with a note beside it, its lines; nothing where there are none. */
export const section = (
  page: TerminalPage,
  title: string,
  note: string,
  lines: readonly string[],
): readonly string[] => {
  if (lines.length === 0) return [];
  // The items of a list set apart by dots are short, and are not broken inside.
  const whole = escapeTerminal(note)
    .split(' · ')
    .map((item) => (item.length <= longestWholeItem ? item.replaceAll(' ', '\u00A0') : item))
    .join(' · ');
  const shown =
    note === ''
      ? []
      : wrapText(whole, page.width - title.length - 2).map((line) => line.replaceAll('\u00A0', ' '));
  const [first = '', ...rest] = shown;
  return [
    '',
    `${page.paint(title, 'bold')}${first === '' ? '' : `  ${page.paint(first, 'dim')}`}`,
    ...rest.map((line) => indentOf(title.length + 2) + page.paint(line, 'dim')),
    ...lines,
  ];
};
