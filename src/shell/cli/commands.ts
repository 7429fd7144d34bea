import { checkCommand } from './checkCommand.ts';
import type { Command } from './command.ts';
import { doctorCommand } from './doctorCommand.ts';
import { explainCommand } from './explainCommand.ts';
import { forecastCommand } from './forecastCommand.ts';
import { initCommand } from './initCommand.ts';
import { lockCommand } from './lockCommand.ts';
import { recordsCommand } from './recordsCommand.ts';
import { schemaCommand } from './schemaCommand.ts';

/** Every command, in the order of the help. To add one: a file beside this one, and a line here. */
export const commands: readonly Command[] = [
  checkCommand,
  forecastCommand,
  recordsCommand,
  initCommand,
  lockCommand,
  doctorCommand,
  explainCommand,
  schemaCommand,
];
