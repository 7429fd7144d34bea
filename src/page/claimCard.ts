import { claimFacts, findingsOf } from '../core/renderers/sections/claimFacts.ts';
import { placeText } from '../core/renderers/sections/placeText.ts';
import type { Report, ReportClaim } from '../core/report/report.ts';
import { waiversPath } from '../core/text/waiversPath.ts';
import { decisionBadge } from './badge.ts';
import { type Child, element } from './element.ts';

const fact = (term: string, description: Child): Child =>
  description === null || description === '' || (Array.isArray(description) && description.length === 0)
    ? null
    : [element('dt', {}, term), element('dd', {}, description)];

const withReason = (reason: string | null): string => `none: ${reason ?? 'no reason is known'}`;

/** One claim with all that was found about it: what it says, the forecast, what it rests on, how to get to a pass. */
export const claimCard = (claim: ReportClaim, report: Report): HTMLElement => {
  const facts = claimFacts(claim);
  const { forecast, interval, bound } = facts;
  return element(
    'article',
    { class: 'claim' },
    element('h4', {}, decisionBadge(claim.decision), ' ', facts.name),
    element(
      'dl',
      {},
      fact('Expects', `${facts.subject} ${claim.expect} at ${facts.scale}`),
      fact('Where', facts.where),
      fact(
        'Forecast',
        forecast === null ? withReason(claim.forecastReason) : `${forecast} (${interval}), ${bound}`,
      ),
      fact('Rests on', facts.basis.join('; ')),
      fact('Added', facts.added ?? ''),
      fact('Each law alone', facts.byLaw),
      fact('Otherwise', facts.flips.join('; ')),
      fact('Cost', facts.cost),
      fact('Would pass now', claim.wouldPass),
      fact('Next run', facts.nextRun),
      fact('Stated in', placeText(claim)),
    ),
    element(
      'ul',
      { class: 'findings' },
      findingsOf(claim, report.findings).map(({ rule, message, waivedBy }) =>
        element(
          'li',
          {},
          element('code', {}, rule),
          ` ${message}`,
          waivedBy === null ? null : ` (waived by ${waivedBy})`,
        ),
      ),
    ),
    claim.waiver === null || report.inputs.config === null
      ? null
      : element(
          'details',
          {},
          element('summary', {}, `Waiver to paste under waivers: of ${waiversPath(report.inputs.config)}`),
          element(
            'pre',
            { tabindex: 0 },
            claim.waiver.split('\n').flatMap((line) => [line, element('br')]),
          ),
        ),
  );
};
