import type { Report } from '../../report/report.ts';
import { formatNumber } from '../../text/formatNumber.ts';
import { formatGain } from '../../text/formatScore.ts';
import { paragraph, type TerminalPage } from './terminalPage.ts';

/** Every shift as a sentence, with its kinds, size and corrected p-value. */
export const shiftLines = (page: TerminalPage, { shifts }: Report): readonly string[] =>
  shifts.flatMap(({ task, metric, factor, kind, kinds, levels, effect, q, sentence }) => {
    const others = kinds.filter((one) => one !== kind);
    const facts =
      `${[kind, ...others].join(', ')}; ${levels.join(' against ')}; effect ${formatGain(effect)}; ` +
      `q ${formatNumber(q, { significant: 2 })}`;
    return [
      ...paragraph(page, `${task} ${metric} across ${factor}`, 2),
      ...paragraph(page, sentence, 4),
      ...paragraph(page, facts, 4, 'dim'),
    ];
  });
