import { member } from '../../documents/member.ts';
import { openText } from '../../documents/workspace/openText.ts';
import { readYaml } from '../../documents/yaml/readYaml.ts';
import { readPlans } from '../../plans/readPlans.ts';
import type { DoctorCheck, Sighting } from '../doctorCheck.ts';
import type { JudgedFolder } from '../repository.ts';

/** Line of `plans` in a config. */
const plansLine = ({ workspace, folder, config }: JudgedFolder): number | null => {
  const path = config === null || folder === '' ? config : config.slice(folder.length + 1);
  const entry = workspace.entries.find((one) => one.path === path);
  if (entry === undefined) return null;
  const opened = openText(workspace, entry, { bytes: entry.size, depth: 64, files: 1 });
  const reading =
    opened.kind === 'text'
      ? readYaml(entry.path, opened.text, { bytes: entry.size, depth: 64, files: 1 })
      : opened;
  return reading.kind === 'document' && member(reading.document.value, 'plans') !== undefined
    ? reading.document.locate('/plans', 'key').line
    : null;
};

export const noPlans: DoctorCheck = {
  id: 'no-plans',
  severity: 'warning',
  title: 'No plan stands under the check',
  leadsTo:
    'Claims are what blocks. Without a plan the check validates the files and reports the trends, and lets every pull request through that breaks no file.',
  instead: 'plans: "plans/*.yml" # in the config; `scaling-guard init` drafts a plan',
  look: ({ judged }) =>
    judged.flatMap((one): readonly Sighting[] => {
      const { folder, config, reading, workspace, misnamed } = one;
      if (reading.kind === 'invalid' || misnamed !== null) return [];
      const { configuration } = reading;
      if (config === null)
        return [
          {
            file: null,
            line: null,
            severity: 'notice',
            message: `${folder === '' ? 'The repository' : folder} has no config, so that trends alone are judged.`,
          },
        ];
      if (configuration.plans.length === 0)
        return [{ file: config, line: null, severity: 'notice', message: 'The config names no `plans`.' }];
      return readPlans(workspace, configuration)
        .problems.filter(({ rule }) => rule === 'SG107')
        .map(({ message }) => ({ file: config, line: plansLine(one), message }));
    }),
};
