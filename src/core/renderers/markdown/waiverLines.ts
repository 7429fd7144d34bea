import type { Report, ReportClaim } from '../../report/report.ts';
import { codeBlock } from '../../text/codeBlock.ts';
import { waiversPath } from '../../text/waiversPath.ts';
import type { MarkdownWriter } from './markdownPart.ts';

/** Where a waiver is pasted. A check without a config reads none. */
export const waiverPlace = ({ inputs: { config } }: Report, write: MarkdownWriter): string =>
  config === null
    ? 'into the waivers of a config, which this check has not got.'
    : `under \`waivers:\` of ${write.name(waiversPath(config))}, with a reason and an approver; it counts once it is merged.`;

/** The waiver of a claim that is stopped, folded, as it is pasted; nothing where there is none. */
export const waiverLines = (
  { waiver }: ReportClaim,
  report: Report,
  write: MarkdownWriter,
): readonly string[] =>
  waiver === null
    ? []
    : [
        '<details><summary>The waiver that would accept this for a while</summary>',
        '',
        `Paste it ${waiverPlace(report, write)}`,
        '',
        ...codeBlock('yaml', waiver),
        '',
        '</details>',
        '',
      ];
