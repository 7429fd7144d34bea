import type { Report } from '../../core/report/report.ts';
import { revealInvisible } from '../../core/text/revealInvisible.ts';
import type { OutputName } from './actionEnvironment.ts';

/** The step outputs that come from the report alone. */
export const reportOutputs = (report: Report): readonly (readonly [name: OutputName, value: string])[] => {
  const { decision, mode, headline, tasks, claims, changes, findings, problems } = report;
  const claimsThat = (wanted: string): number => claims.filter((claim) => claim.decision === wanted).length;
  const counted = [...findings.filter(({ waivedBy }) => waivedBy === null), ...problems];
  const ofSeverity = (wanted: string): number => counted.filter(({ severity }) => severity === wanted).length;
  return [
    ['decision', decision],
    ['mode', mode],
    ['headline', revealInvisible(headline)],
    ['tasks', String(tasks.length)],
    ['claims', String(claims.length)],
    ['claims-blocked', String(claimsThat('block'))],
    ['claims-inconclusive', String(claimsThat('inconclusive'))],
    ['changes', String(changes.length)],
    ['errors', String(ofSeverity('error'))],
    ['warnings', String(ofSeverity('warning'))],
  ];
};
