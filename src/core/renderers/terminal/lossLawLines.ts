import { groupBy } from '../../collections/groupBy.ts';
import type { Report } from '../../report/report.ts';
import { lossLawWords } from '../sections/lossLaws.ts';
import { hanging, paragraph, type TerminalPage } from './terminalPage.ts';

/** Of each corpus and configuration the first law that could be fitted; the JSON report has the others. */
export const lossLawLines = (page: TerminalPage, report: Report, how: 'brief' | 'full'): readonly string[] =>
  [...groupBy(lossLawWords(report), ({ subject }) => subject)].flatMap(([subject, [first, ...others]]) => {
    if (first === undefined) return [];
    const { law, parameters, scatter, influence } = first;
    const more = others.length === 0 ? '' : ` (${others.length} more laws stand in the JSON report)`;
    const style = { indent: 4, labelWidth: 10 };
    return [
      ...paragraph(page, `${subject}, ${law}${more}`, 2),
      // What a plan leans on is said first; where there is none, the law itself.
      ...(how === 'brief' && influence !== ''
        ? []
        : hanging(page, 'fitted', `${parameters}; runs scatter by ${scatter}`, style)),
      ...(influence === '' ? [] : hanging(page, 'predicts', influence, style)),
    ];
  });
