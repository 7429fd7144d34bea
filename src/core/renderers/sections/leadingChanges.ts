import type { Report, ReportChange } from '../../report/report.ts';
import { countOf } from '../../text/formatCount.ts';

/** The changes that a page leads with. */
export interface LeadingChanges {
  readonly shown: readonly ReportChange[];
  /** How many more there are and of which effect, or '' where all are shown. */
  readonly more: string;
}

const effects = ['worse', 'better', 'neutral'] as const;

/** The first changes of the report, which has the worst first; what is left out is counted. */
export const leadingChanges = ({ changes }: Report, most: number): LeadingChanges => {
  const rest = changes.slice(most);
  const counts = effects
    .map((effect) => ({ effect, count: rest.filter((one) => one.effect === effect).length }))
    .filter(({ count }) => count > 0)
    .map(({ effect, count }) => `${count} ${effect}`);
  const more = rest.length === 0 ? '' : `and ${countOf(rest.length, 'more change')} (${counts.join(', ')})`;
  return { shown: changes.slice(0, most), more };
};
