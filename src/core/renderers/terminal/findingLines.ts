import type { Report, ReportFinding } from '../../report/report.ts';
import { taskFindings } from '../sections/taskFindings.ts';
import { severityColours } from './colours.ts';
import { hanging, paragraph, type TerminalPage } from './terminalPage.ts';

/** Tasks named under one finding; the table above has them all. */
const mostNames = 12;

const named = (findings: readonly ReportFinding[]): string => {
  const names = [...new Set(findings.map(({ task, message }) => task ?? message))];
  const more = names.length > mostNames ? `, and ${names.length - mostNames} more` : '';
  return names.slice(0, mostNames).join(', ') + more;
};

/** Findings about tasks rather than claims, one block a rule. */
export const findingLines = (page: TerminalPage, report: Report): readonly string[] =>
  taskFindings(report).flatMap(({ rule, severity, title, findings }) => {
    const [only, second] = findings;
    const text =
      only !== undefined && second === undefined
        ? `${only.task === null ? '' : `${only.task} `}${only.message}`
        : named(findings);
    return [
      ...hanging(page, severity, `${rule} ${title}`, {
        indent: 2,
        labelWidth: severity.length + 1,
        labelColour: severityColours[severity],
      }),
      ...paragraph(page, text, 4),
    ];
  });
