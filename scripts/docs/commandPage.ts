import { commands } from '../../src/shell/cli/commands.ts';
import { commandHelp } from '../../src/shell/cli/helpText.ts';

/** Wide enough for the longest option with a sentence beside it. */
const WIDTH = 110;

/** The page of the command: what `--help` says of each. */
export const commandPage = (): string => `# The command

\`node dist/cli.js\` in a copy of the repository. \`npm install -g .\` there makes it \`scaling-guard\` everywhere. Results go to standard
output, progress and complaints to standard error.

${commands
  .map((command) => `## ${command.name}\n\n\`\`\`text\n${commandHelp(command, WIDTH).trimEnd()}\n\`\`\``)
  .join('\n\n')}

<!-- Written by scripts/docs/docs.ts from the table of commands. -->
`;
