/** Where text goes. `columns` and `isTTY` are as Node has them. */
export interface TextOutput {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** All that the command knows of the process it runs in, so that a test runs it without one. */
export interface CliEnvironment {
  /** Without the program's own name. */
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: TextOutput;
  readonly stderr: TextOutput;
  readonly cwd: string;
  /** Today's date in UTC, YYYY-MM-DD. */
  readonly today: () => string;
}
