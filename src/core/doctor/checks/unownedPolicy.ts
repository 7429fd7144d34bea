import type { DoctorCheck } from '../doctorCheck.ts';
import { policyFiles } from '../policyFiles.ts';

/** Paths that one finding names. */
const mostNamed = 3;

const folderPattern = (path: string): string =>
  path.includes('/') ? `/${path.slice(0, path.lastIndexOf('/') + 1)}` : `/${path}`;

/** Lines of CODEOWNERS that would own the paths. */
const linesFor = (paths: readonly string[]): string =>
  [...new Set(paths.map((path) => (path.startsWith('.github/') ? '/.github/' : folderPattern(path))))]
    .map((pattern) => `${pattern.replaceAll(' ', '\\ ')} @your-organisation/scaling-owners`)
    .join('\n');

export const unownedPolicy: DoctorCheck = {
  id: 'unowned-policy',
  severity: 'warning',
  title: 'What decides the check has no code owner',
  leadsTo:
    'A pull request can edit the workflow that judges it, and whoever merges it decides alone. Code owners, with their review required on the target ' +
    'branch, are what stands in between; the other way is a workflow that the organisation requires.',
  instead: '/.github/ @your-organisation/scaling-owners\n/plans/ @your-organisation/scaling-owners',
  look: (repository) => {
    const { codeowners, guards } = repository;
    if (guards.length === 0) return [];
    const files = policyFiles(repository);
    if (codeowners === null)
      return [
        {
          file: null,
          line: null,
          message: 'There is no CODEOWNERS file in .github/, the root or docs/.',
          instead: `# .github/CODEOWNERS\n${linesFor(files.flatMap(({ paths }) => paths))}`,
        },
      ];
    return files.flatMap(({ what, paths }) => {
      const unowned = paths.filter((path) => codeowners.ownersOf(path).owners.length === 0);
      const [first] = unowned;
      if (first === undefined) return [];
      const named = unowned.slice(0, mostNamed).join(', ');
      const more = unowned.length > mostNamed ? ` and ${unowned.length - mostNamed} more` : '';
      return [
        {
          file: codeowners.path,
          line: codeowners.ownersOf(first).line,
          message: `The ${what} (${named}${more}) ${what === 'plans' || what === 'waivers' || what === 'task cards' ? 'have' : 'has'} no owner.`,
          instead: linesFor(unowned),
        },
      ];
    });
  },
};
