import type { Report } from '../../report/report.ts';
import { countOf, formatCount } from '../../text/formatCount.ts';

/** What was read, in one line: files by format, scores, runs, and what was left out. Unescaped. */
export const inputsSentence = ({ inputs }: Report): string => {
  const { files, records, runs, replaced, rejected, companions, formats } = inputs;
  const byFormat = formats.map(({ name, files: count }) => `${formatCount(count)} ${name}`).join(', ');
  return [
    `${countOf(files, 'file')}${byFormat === '' ? '' : ` (${byFormat})`}`,
    countOf(records, 'score'),
    countOf(runs, 'run'),
    replaced > 0 ? `${formatCount(replaced)} replaced by newer ones` : '',
    rejected > 0 ? `${formatCount(rejected)} refused` : '',
    companions > 0 ? `${countOf(companions, 'companion file')} left out` : '',
  ]
    .filter((part) => part !== '')
    .join(' · ');
};

/** What makes the result repeatable, in one line. */
export const provenanceSentence = ({ tool, seed, asOf, mode, inputs }: Report): string =>
  `${tool.name} ${tool.version} · ${inputs.config === null ? 'no config' : `${mode} mode`} · seed ${seed} · as of ${asOf}`;
