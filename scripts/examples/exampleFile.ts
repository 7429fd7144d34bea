/** One file of the examples, with its path relative to the repository root. */
export interface ExampleFile {
  readonly path: string;
  readonly text: string;
}

/** A JSON file as the harnesses write it: two blanks of indent, a line feed at the end. */
export const jsonFile = (path: string, value: unknown): ExampleFile => ({
  path,
  text: `${JSON.stringify(value, null, 2)}\n`,
});

/** A text file made of lines. */
export const textFile = (path: string, lines: readonly string[]): ExampleFile => ({
  path,
  text: `${lines.join('\n')}\n`,
});

/** Rounds to a number of decimals. */
export const rounded = (value: number, decimals: number): number =>
  Math.round(value * 10 ** decimals) / 10 ** decimals;
