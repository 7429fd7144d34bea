import { parseArgs } from 'node:util';
import { didYouMean } from '../../core/text/nearestName.ts';
import type { Arguments, Command, Option } from './command.ts';
import { UsageError } from './usageError.ts';

/** Options that every command takes. */
export const commonOptions: readonly Option[] = [
  {
    name: 'color',
    value: 'auto|always|never',
    about: 'colour, whatever NO_COLOR and FORCE_COLOR say (default: auto)',
  },
  { name: 'help', value: null, about: 'show this help' },
  { name: 'debug', value: null, about: 'show the stack of an internal error' },
];

/** Checks what follows a command's name. Throws a UsageError with a suggestion for what it does not know. */
export const readArguments = (command: Command, argv: readonly string[]): Arguments => {
  const options = [...command.options, ...commonOptions];
  const known = new Map(options.map((option) => [option.name, option]));
  const { tokens } = parseArgs({
    args: [...argv],
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: {
      ...Object.fromEntries(
        options.map(({ name, value }) => [name, { type: value === null ? 'boolean' : 'string' }]),
      ),
      help: { type: 'boolean', short: 'h' },
    },
  });
  const see = `\`scaling-guard ${command.name} --help\` lists them.`;
  const values = new Map<string, readonly string[]>();
  const operands: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value);
    if (token.kind !== 'option') continue;
    const option = known.get(token.name);
    if (option === undefined) {
      const meant = didYouMean(
        token.rawName,
        options.map(({ name }) => `--${name}`),
      );
      throw new UsageError(
        `${command.name} has no option ${token.rawName}.${meant === '' ? ` ${see}` : meant}`,
      );
    }
    if (option.value === null && token.value !== undefined) {
      throw new UsageError(`--${option.name} takes no value.`);
    }
    // Node takes a following option for the value; nobody means that.
    const missing = token.value === undefined || (!token.inlineValue && token.value.startsWith('--'));
    if (option.value !== null && missing) {
      throw new UsageError(`--${option.name} needs a value: --${option.name} ${option.value}.`);
    }
    values.set(option.name, [...(values.get(option.name) ?? []), token.value ?? '']);
  }
  if (operands.length > command.mostOperands) {
    const most = command.mostOperands === 0 ? 'no operand' : `one operand, ${command.operands}`;
    throw new UsageError(
      `${command.name} takes ${most}; got ${operands.map((one) => JSON.stringify(one)).join(' ')}.`,
    );
  }
  return {
    operands,
    value: (name) => values.get(name)?.at(-1),
    values: (name) => values.get(name) ?? [],
    has: (name) => values.has(name),
  };
};
