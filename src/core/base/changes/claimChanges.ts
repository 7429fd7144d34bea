import type { ComparedClaim } from '../../gate/judgeClaims.ts';
import type { ClaimDecision } from '../../policy/decideClaim.ts';
import { decisions } from '../../policy/decision.ts';
import type { ReportChange } from '../../report/report.ts';
import { firstNames } from '../../text/firstNames.ts';
import { formatScore } from '../../text/formatScore.ts';

const forecastOf = ({ deciding }: ClaimDecision) =>
  deciding?.forecast.kind === 'forecast' ? deciding.forecast.forecast : null;

/** A forecast with its interval, in the digits that the width of the interval supports. */
const shown = (decision: ClaimDecision): string => {
  const forecast = forecastOf(decision);
  if (forecast === null) return 'none';
  const { value, lower, upper } = forecast;
  const width = upper - lower;
  const [at, from, to] = [value, lower, upper].map((score) => formatScore(score, width / 4));
  return `${at} (${from} to ${to})`;
};

/** How claims fare on the head and on the base: their decisions, and their forecasts where one can see a difference. */
export const claimChanges = (claims: readonly ComparedClaim[]): readonly ReportChange[] =>
  claims.flatMap((one): ReportChange[] => [...fares(one), ...restsOnAdded(one)]);

/** A claim that is decided by runs which the change adds: nobody can tell whether they are true, but everybody can see it. */
const restsOnAdded = ({ decision: { claim, decision }, added }: ComparedClaim): readonly ReportChange[] =>
  added === undefined || added.without === decision
    ? []
    : [
        {
          kind: 'evidence',
          effect: 'neutral',
          subject: `${claim.plan}/${claim.id} without ${firstNames(added.runs)}, which this change adds`,
          before: added.without,
          after: decision,
        },
      ];

const fares = ({ decision: now, before: was }: ComparedClaim): readonly ReportChange[] => {
  if (was === null) return [];
  const { plan, id } = now.claim;
  const rank = decisions.indexOf(now.decision) - decisions.indexOf(was.decision);
  const subject = `${plan}/${id}`;
  const [before, after] = [shown(was), shown(now)];
  return [
    ...(rank === 0
      ? []
      : [
          {
            kind: 'decision',
            effect: rank > 0 ? 'worse' : 'better',
            subject,
            before: was.decision,
            after: now.decision,
          } as const,
        ]),
    ...(before === after
      ? []
      : [
          {
            kind: 'forecast',
            effect: 'neutral',
            subject: `forecast of ${subject}`,
            before,
            after,
          } as const,
        ]),
  ];
};
