import { groupBy } from '../../collections/groupBy.ts';
import type { Problem, Severity } from '../../problems/problem.ts';
import type { Report } from '../../report/report.ts';
import { countOf, formatCount } from '../../text/formatCount.ts';
import { placeText } from '../sections/placeText.ts';
import { severityColours } from './colours.ts';
import { hanging, paragraph, type TerminalPage } from './terminalPage.ts';

/** Problems of one rule beyond these are counted only: they have one cause more often than many, and a notice asks for nothing. */
const mostOfOneRule = { error: 10, warning: 5, notice: 2 } as const satisfies Record<Severity, number>;

const severities = ['error', 'warning', 'notice'] as const;

const problemBlock = (page: TerminalPage, problem: Problem): readonly string[] => {
  const { severity, rule, message, count } = problem;
  const what = count === undefined ? rule : `${rule} ×${formatCount(count)}`;
  const place = placeText(problem);
  return [
    ...hanging(page, severity, place === null ? what : `${place}  ${what}`, {
      indent: 2,
      labelWidth: severity.length + 1,
      labelColour: severityColours[severity],
    }),
    ...paragraph(page, message, 4),
  ];
};

/** `2 errors · 1 warning` */
export const problemCounts = ({ problems }: Report): string =>
  severities
    .map((severity) => ({ severity, count: problems.filter((one) => one.severity === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => countOf(count, severity))
    .join(' · ');

/** Problems from errors to notices, each with its place; of many alike the first few and a count. */
export const problemLines = (page: TerminalPage, { problems }: Report): readonly string[] =>
  severities.flatMap((severity) =>
    [
      ...groupBy(
        problems.filter((one) => one.severity === severity),
        ({ rule }) => rule,
      ),
    ].flatMap(([rule, alike]) => [
      ...alike.slice(0, mostOfOneRule[severity]).flatMap((problem) => problemBlock(page, problem)),
      ...(alike.length > mostOfOneRule[severity]
        ? paragraph(
            page,
            `and ${formatCount(alike.length - mostOfOneRule[severity])} more of ${rule}; --format json lists them all`,
            4,
            'dim',
          )
        : []),
    ]),
  );
