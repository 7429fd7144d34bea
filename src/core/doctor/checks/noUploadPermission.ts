import type { DoctorCheck } from '../doctorCheck.ts';
import { withheldPermission } from '../withheldPermission.ts';
import { ownJob } from '../workflows/guard.ts';

/** The action that hands SARIF to code scanning. */
const uploads = /^github\/codeql-action\/upload-sarif@/;

export const noUploadPermission: DoctorCheck = {
  id: 'no-upload-permission',
  severity: 'warning',
  title: 'The job’s token cannot upload to code scanning',
  leadsTo:
    'The upload of the SARIF file is refused, so that code scanning has no alerts, or none that are up to date.',
  instead:
    'permissions:\n  contents: read\n  security-events: write\n  actions: read # in a private repository',
  look: ({ guards }) =>
    withheldPermission(
      guards.filter((guard) => ownJob(guard).steps.some(({ uses }) => uses !== null && uploads.test(uses))),
      'security-events',
      'write',
      ', and a step uploads SARIF',
    ),
};
