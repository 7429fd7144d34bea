import type { ReportClaim } from '../../report/report.ts';
import { codeBlock } from '../../text/codeBlock.ts';

/** Where a waiver is pasted. */
export const waiverPlace =
  'under `waivers:` of `scaling-guard-waivers.yml` beside the config, with a reason and an approver; it counts once it is merged.';

/** The waiver of a claim that is stopped, folded, as it is pasted; nothing where there is none. */
export const waiverLines = ({ waiver }: ReportClaim): readonly string[] =>
  waiver === null
    ? []
    : [
        '<details><summary>The waiver that would accept this for a while</summary>',
        '',
        `Paste it ${waiverPlace}`,
        '',
        ...codeBlock('yaml', waiver),
        '',
        '</details>',
        '',
      ];
