import { padText } from '../../core/text/padText.ts';
import { wrapText } from '../../core/text/wrapText.ts';
import type { Command, Option } from './command.ts';
import { commonOptions } from './readArguments.ts';

const table = (rows: readonly (readonly [string, string])[], width: number): string => {
  const left = Math.max(...rows.map(([name]) => name.length)) + 2;
  return rows
    .flatMap(([name, about]) =>
      wrapText(about, width - left - 2).map(
        (line, index) => `  ${index === 0 ? padText(name, left) : ' '.repeat(left)}${line}\n`,
      ),
    )
    .join('');
};

const optionName = ({ name, value }: Option): string => `--${name}${value === null ? '' : ` ${value}`}`;

/** What `--help` prints, made from the table of commands so that it lists what there is. */
export const programHelp = (commands: readonly Command[], width: number): string =>
  [
    'scaling-guard stands between an extrapolated scaling plan and main.\n\n',
    'Usage: scaling-guard COMMAND [OPTION…]\n\n',
    table(
      commands.map(({ name, operands, about }) => [`${name} ${operands}`.trim(), about]),
      width,
    ),
    '\n',
    table(
      [
        ['--help', 'show this help; after a command, its own'],
        ['--version', 'show the version'],
      ],
      width,
    ),
    '\nStart with `scaling-guard check FOLDER`: it needs no config.\n',
  ].join('');

/** What `COMMAND --help` prints. */
export const commandHelp = ({ name, operands, about, options, notes }: Command, width: number): string =>
  [
    `Usage: scaling-guard ${name} [OPTION…] ${operands}`.trimEnd(),
    `\n\n${about.charAt(0).toUpperCase()}${about.slice(1)}.\n\n`,
    table(
      [...options, ...commonOptions].map((option) => [optionName(option), option.about]),
      width,
    ),
    ...notes.map((note) => `\n${wrapText(note, width).join('\n')}\n`),
  ].join('');
