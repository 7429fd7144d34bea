import type { Report } from '../../report/report.ts';
import type { Colour } from '../../text/painter.ts';
import { leadingChanges } from '../sections/leadingChanges.ts';
import { hanging, paragraph, type TerminalPage } from './terminalPage.ts';

/** More are not read at a glance; the JSON has them all. */
const MOST = 12;

const colours: Readonly<Record<'worse' | 'better' | 'neutral', Colour>> = {
  worse: 'red',
  better: 'green',
  neutral: 'dim',
};

/** What this pull request changes, the worst first. */
export const changeLines = (page: TerminalPage, report: Report): readonly string[] => {
  const { shown, more } = leadingChanges(report, MOST);
  return [
    ...shown.flatMap(({ effect, subject, before, after }) =>
      hanging(page, effect === 'neutral' ? '' : effect, `${subject}: ${before} → ${after}`, {
        indent: 2,
        labelWidth: 8,
        labelColour: colours[effect],
      }),
    ),
    ...(more === '' ? [] : paragraph(page, more, 10, 'dim')),
  ];
};
