import { byCodeUnits } from '../../collections/byCodeUnits.ts';
import type { ChangeKind, ReportChange } from '../../report/report.ts';

const effects = ['worse', 'better', 'neutral'] as const;

/** What stops a merge first, then what explains it. */
const kinds: readonly ChangeKind[] = [
  'decision',
  'claim',
  'policy',
  'verdict',
  'shift',
  'forecast',
  'evidence',
  'waiver',
  'lock',
];

/** The order of the report: the worst first, then what is better, then the rest; each by kind and subject. */
export const sortedChanges = (changes: readonly ReportChange[]): readonly ReportChange[] =>
  [...changes].sort(
    (a, b) =>
      effects.indexOf(a.effect) - effects.indexOf(b.effect) ||
      kinds.indexOf(a.kind) - kinds.indexOf(b.kind) ||
      byCodeUnits(a.subject, b.subject) ||
      byCodeUnits(a.before, b.before) ||
      byCodeUnits(a.after, b.after),
  );
