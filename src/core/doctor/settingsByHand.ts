import type { SettingByHand } from './diagnosis.ts';
import type { Repository } from './repository.ts';

/** The settings that decide whether the check holds and that no file states, with the names to look for. */
export const settingsByHand = ({ gates, workflows }: Repository): readonly SettingByHand[] => {
  const names = [...new Set(gates.map(({ checkName }) => checkName))].map((name) => `\`${name}\``);
  const queued = workflows.some(({ events }) => events.has('merge_group'));
  const checks = names.length === 0 ? 'the check, once a workflow gives it' : names.join(' and ');
  return [
    {
      where: 'Settings → Rules → Rulesets (or Branches), on the target branch',
      what: `Require status checks to pass: ${checks}, with GitHub Actions as the source. Nobody on the bypass list who should not be.`,
    },
    {
      where: 'the same rule',
      what: 'Require a pull request with review from Code Owners, and dismiss approvals when new commits are pushed.',
    },
    ...(queued
      ? [
          {
            where: 'the same rule',
            what: 'If there is a merge queue: its time limit is longer than the check takes.',
          },
        ]
      : []),
    {
      where: 'Settings → Actions → General',
      what: 'Workflow permissions: read. Actions may run at all, and the actions in use are allowed.',
    },
    {
      where: 'the organisation’s rulesets',
      what: 'Whether a workflow is required from there: only that cannot be edited by the pull request that it judges.',
    },
  ];
};
