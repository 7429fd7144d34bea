import { quoteText } from '../../documents/quoteText.ts';
import type { DoctorCheck } from '../doctorCheck.ts';

export const skippedOwners: DoctorCheck = {
  id: 'skipped-owners',
  severity: 'warning',
  title: 'GitHub skips a line of CODEOWNERS, or the file',
  leadsTo:
    'A line that GitHub cannot read owns nothing, and nobody is told. Of several CODEOWNERS files only the first counts: .github/, then the root, then docs/.',
  instead:
    '/plans/ @your-organisation/scaling-owners # no `!`, no `[a-z]`; @user, @organisation/team or an address',
  look: ({ codeowners, guards }) => {
    if (codeowners === null || guards.length === 0) return [];
    const { path, skipped, unusable, ignored } = codeowners;
    return [
      ...(unusable === null
        ? []
        : [{ file: path, line: null, message: `GitHub does not use this file: ${unusable}.` }]),
      ...skipped.map(({ line, text, reason }) => ({
        file: path,
        line,
        message: `${quoteText(text)} ${reason}.`,
      })),
      ...ignored.map((other) => ({
        file: other,
        line: null,
        severity: 'notice' as const,
        message: `GitHub takes no notice of this file, since there is ${path}.`,
      })),
    ];
  },
};
