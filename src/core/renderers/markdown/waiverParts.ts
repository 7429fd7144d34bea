import type { Report, ReportClaim } from '../../report/report.ts';
import { codeBlock } from '../../text/codeBlock.ts';
import { claimsByGravity } from '../sections/claimsByGravity.ts';
import type { MarkdownPart } from './markdownPart.ts';

const intro =
  'Under `waivers:` of `scaling-guard-waivers.yml` beside the config, with a reason and an approver; it counts once it is merged.';

/** The waiver of a claim that is stopped, folded, as it is pasted; nothing where there is none. */
export const waiverLines = ({ waiver }: ReportClaim): readonly string[] =>
  waiver === null
    ? []
    : [
        '<details><summary>The waiver that would accept this for a while</summary>',
        '',
        intro,
        '',
        ...codeBlock('yaml', waiver),
        '',
        '</details>',
        '',
      ];

/** The waivers of all claims that are stopped, the gravest first, one row a claim. */
export const waiverPart = ({ claims }: Report): MarkdownPart => ({
  title: 'To accept a finding for a while: waivers to paste',
  noun: 'waivers',
  head: [intro, ''],
  rows: claimsByGravity(claims).flatMap(({ waiver }) =>
    waiver === null ? [] : [`${codeBlock('yaml', waiver).join('\n')}\n`],
  ),
});
