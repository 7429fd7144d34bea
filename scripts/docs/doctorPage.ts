import { doctorChecks } from '../../src/core/doctor/checks/index.ts';
import { diagnose } from '../../src/core/doctor/diagnose.ts';
import type { DoctorCheck } from '../../src/core/doctor/doctorCheck.ts';
import { markdownTable } from './markdownTable.ts';

const section = ({ id, severity, title, leadsTo, instead }: DoctorCheck): string => `### ${id}

${title}. Severity: ${severity}, where nothing else is said.

${leadsTo}

\`\`\`yml
${instead.trimEnd()}
\`\`\`
`;

/** The settings that `doctor` names whatever it finds, from a repository of which nothing is known. */
const byHand = (): string =>
  diagnose({ entries: [], read: () => ({ kind: 'failed', reason: 'there is nothing' }) })
    .byHand.map(({ where, what }) => `- ${where}: ${what}`)
    .join('\n');

/** The page of `doctor`, from its registry. */
export const doctorPage = (): string => `# Doctor

\`scaling-guard doctor [FOLDER] [--format text|json]\` looks a repository over for what would make the required check wait for ever, pass
without a verdict, or be got round. It reads \`.github/workflows\`, CODEOWNERS, the config and the names of the plans of the folder that
it is given, which has to be the root of the repository. It works offline.

Each finding names the file and line, what is wrong, what it leads to and what to write instead. A job called from a workflow of the same
repository (\`uses: ./.github/workflows/…\`) is followed, with its caller's events and permissions; one of another repository is named as not
followed.

| status | when |
|---|---|
| 0 | no finding of severity \`error\`: warnings and notices do not fail |
| 1 | a finding of severity \`error\` |
| 2 | a wrong flag, or no such folder |

It cannot know which check a branch requires: every job that runs scaling-guard on \`pull_request\`, \`merge_group\` or
\`pull_request_target\` is looked at as if it were required. A job that is meant to advise only will have findings that you may leave.

## What no file says

These decide whether the check holds, and only GitHub's settings have them. \`doctor\` prints them with the exact name of the check to
require.

${byHand()}

## Checks

${markdownTable(
  ['check', 'severity', 'the bad condition'],
  doctorChecks.map(({ id, severity, title }) => [`[${id}](#${id})`, severity, title]),
)}

${doctorChecks.map(section).join('\n')}
<!-- Written by scripts/docs/docs.ts from the registry. To add a check: a file in src/core/doctor/checks, and a line in its index. -->
`;
