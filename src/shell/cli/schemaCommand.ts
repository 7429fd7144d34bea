import { didYouMean } from '../../core/text/nearestName.ts';
import type { Command } from './command.ts';
import { UsageError } from './usageError.ts';

export const schemaCommand: Command = {
  name: 'schema',
  operands: '[NAME]',
  mostOperands: 1,
  about: 'print a JSON Schema of the files that are read and written',
  options: [],
  notes: ['Without NAME it lists them.'],
  async run({ operands: [asked] }, { stdout }) {
    const { schemaTexts } = await import('./schemaTexts.ts');
    if (asked === undefined) {
      stdout.write(`${[...schemaTexts.keys()].join('\n')}\n`);
      return 0;
    }
    const text = schemaTexts.get(asked);
    if (text === undefined) {
      const names = [...schemaTexts.keys()];
      throw new UsageError(
        `There is no schema ${JSON.stringify(asked)}; there are ${names.join(', ')}.${didYouMean(asked, names)}`,
      );
    }
    stdout.write(text);
    return 0;
  },
};
