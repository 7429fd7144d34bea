import type { DoctorCheck } from '../doctorCheck.ts';

export const noGuard: DoctorCheck = {
  id: 'no-guard',
  severity: 'error',
  title: 'No workflow runs scaling-guard',
  leadsTo:
    'Nothing is checked. If a check of that name is required all the same, every pull request waits for it for ever.',
  instead: 'Copy examples/workflows/simple.yml to .github/workflows/scaling-guard.yml.',
  look: ({ guards, workflows, unfollowed }) => {
    if (guards.length > 0) return [];
    const seen =
      workflows.length === 0
        ? 'There is no workflow under .github/workflows'
        : `None of the ${workflows.length} workflows under .github/workflows has a step that uses scaling-guard`;
    // What is not followed may well run it: said, and not held against the repository.
    return unfollowed.length === 0
      ? [{ file: null, line: null, message: `${seen}.` }]
      : [
          {
            file: null,
            line: null,
            severity: 'warning' as const,
            message: `${seen}; it may be in ${unfollowed.map(({ calls }) => calls).join(', ')}, which cannot be seen from here.`,
          },
        ];
  },
};
