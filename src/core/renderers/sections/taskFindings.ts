import { groupBy } from '../../collections/groupBy.ts';
import type { Report, ReportFinding } from '../../report/report.ts';

/** All findings of one rule that belong to no claim. */
export interface FindingGroup {
  readonly rule: string;
  readonly severity: ReportFinding['severity'];
  readonly title: string;
  readonly findings: readonly ReportFinding[];
}

/** Findings that belong to no claim, by rule in the order of ids; the claims' own stand with the claims. */
export const taskFindings = ({ findings }: Report): readonly FindingGroup[] =>
  [
    ...groupBy(
      findings.filter(({ claim }) => claim === null),
      ({ rule }) => rule,
    ),
  ]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([rule, group]) => {
      const [first] = group;
      return first === undefined
        ? []
        : [{ rule, severity: first.severity, title: first.title, findings: group }];
    });
