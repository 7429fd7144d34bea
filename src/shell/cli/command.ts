import type { ExitStatus } from '../getExitStatus.ts';
import type { CliEnvironment } from './cliEnvironment.ts';

export interface Option {
  readonly name: string;
  /** What stands for the value in the help; null for a switch. */
  readonly value: string | null;
  readonly about: string;
}

/** What the user typed after the command's name, checked against its options and operands. */
export interface Arguments {
  readonly operands: readonly string[];
  /** The value of an option, or undefined where it was not given. Of one given twice the last counts. */
  value(name: string): string | undefined;
  /** Every value of an option, in the order given. */
  values(name: string): readonly string[];
  has(name: string): boolean;
}

/** One command: a file that exports one of these, and a line in the registry. Help is made from the same table. */
export interface Command {
  readonly name: string;
  /** `[FOLDER]`, or '' without operands. */
  readonly operands: string;
  readonly mostOperands: number;
  readonly about: string;
  readonly options: readonly Option[];
  /** Further lines of its help. */
  readonly notes: readonly string[];
  run(given: Arguments, environment: CliEnvironment): Promise<ExitStatus>;
}
