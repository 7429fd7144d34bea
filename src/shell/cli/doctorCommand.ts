import type { Command } from './command.ts';
import { existingFolder, listedFolder } from './openFolder.ts';
import { wantsColour, widthOf } from './terminal.ts';
import { UsageError } from './usageError.ts';

const formats = ['text', 'json'];

export const doctorCommand: Command = {
  name: 'doctor',
  operands: '[FOLDER]',
  mostOperands: 1,
  about: 'find what makes the required check wait for ever, pass without a verdict, or be got round',
  options: [{ name: 'format', value: 'FORMAT', about: 'text or json (default: text)' }],
  notes: [
    'Looks at the workflows, CODEOWNERS, the config and the plans of the repository at FOLDER (default: here), offline.',
    'Exit status: 0 without an error, 1 with one, 2 for a wrong flag. Warnings and notices do not fail.',
  ],
  async run(given, { stdout, env, cwd }) {
    const format = given.value('format') ?? 'text';
    if (!formats.includes(format))
      throw new UsageError(`--format is ${JSON.stringify(format)}; it must be text or json.`);
    const { diagnose } = await import('../../core/doctor/diagnose.ts');
    const diagnosis = diagnose(listedFolder(existingFolder(given.operands[0] ?? '.', cwd)));
    if (format === 'json') stdout.write(`${JSON.stringify(diagnosis, null, 2)}\n`);
    else {
      const { renderDiagnosis } = await import('../../core/doctor/renderDiagnosis.ts');
      stdout.write(renderDiagnosis(diagnosis, { width: widthOf(stdout), colour: wantsColour(stdout, env) }));
    }
    return diagnosis.findings.some(({ severity }) => severity === 'error') ? 1 : 0;
  },
};
