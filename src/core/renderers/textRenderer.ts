import type { Report } from '../report/report.ts';
import { disarmWorkflowCommands } from '../text/disarmWorkflowCommands.ts';
import { countOf } from '../text/formatCount.ts';
import { axisName } from '../text/formatScale.ts';
import { painter } from '../text/painter.ts';
import type { Renderer } from './renderer.ts';
import { claimCounts } from './sections/claimsByGravity.ts';
import { decisionWords, modeNote } from './sections/decisionWords.ts';
import { inputsSentence, provenanceSentence } from './sections/inputsSentence.ts';
import { nextSteps, ruleToExplain } from './sections/nextSteps.ts';
import { verdictCounts } from './sections/verdictCounts.ts';
import { changeLines } from './terminal/changeLines.ts';
import { claimLines } from './terminal/claimLines.ts';
import { decisionColours } from './terminal/colours.ts';
import { findingLines } from './terminal/findingLines.ts';
import { linkRules } from './terminal/linkRules.ts';
import { lossLawLines } from './terminal/lossLawLines.ts';
import { problemCounts, problemLines } from './terminal/problemLines.ts';
import { shiftLines } from './terminal/shiftLines.ts';
import { taskLines } from './terminal/taskLines.ts';
import { paragraph, section, type TerminalPage } from './terminal/terminalPage.ts';

const narrowest = 40;
const widest = 200;

const headlineLines = (page: TerminalPage, report: Report): readonly string[] => {
  const badge = `${decisionWords[report.decision].symbol} ${report.decision}`;
  const colour = decisionColours[report.decision];
  const [first = '', ...rest] = paragraph(page, report.headline, badge.length + 2, 'bold');
  const note = modeNote(report.decision, report.mode);
  return [
    `${page.paint(badge, colour, 'bold')}  ${first.trimStart()}`,
    ...rest,
    ...(note === '' ? [] : paragraph(page, note, badge.length + 2, 'dim')),
  ];
};

const stepLines = (page: TerminalPage, report: Report): readonly string[] => {
  const steps = nextSteps(report);
  return steps.flatMap((step, index) => {
    const number = `${index + 1}. `;
    const [first = '', ...rest] = paragraph(page, step, 2 + number.length);
    return [`  ${number}${first.trimStart()}`, ...rest];
  });
};

const tasksNote = ({ tasks }: Report): string => {
  const axes = [...new Set(tasks.map(({ axis }) => axis))].map(axisName).join(', ');
  const counts = verdictCounts(tasks).map(({ verdict, count }) => `${count} ${verdict}`);
  return `${countOf(tasks.length, 'task')} against ${axes}: ${counts.join(' · ')}`;
};

const footerLines = (page: TerminalPage, report: Report): readonly string[] => {
  const rule = ruleToExplain(report);
  return [
    '',
    ...paragraph(page, inputsSentence(report), 0, 'dim'),
    ...paragraph(page, provenanceSentence(report), 0, 'dim'),
    ...(rule === null
      ? []
      : paragraph(page, `scaling-guard explain ${rule} says what a finding means`, 0, 'dim')),
  ];
};

/** The verdict first, then what to do, then the evidence for it, for a terminal of 40 to 200 columns. */
export const textRenderer: Renderer = {
  name: 'text',
  render(report, { width, colour, rulePages = null }) {
    const page: TerminalPage = {
      width: Math.min(widest, Math.max(narrowest, width)),
      paint: painter(colour),
    };
    const lines = [
      ...headlineLines(page, report),
      ...section(page, 'What this changes', '', changeLines(page, report)),
      ...section(page, 'Next', '', stepLines(page, report)),
      ...section(page, 'Claims', claimCounts(report.claims), claimLines(page, report)),
      ...section(page, 'Tasks', tasksNote(report), taskLines(page, report)),
      ...section(page, 'Shifts', '', shiftLines(page, report)),
      ...section(page, 'Laws of loss', '', lossLawLines(page, report)),
      ...section(page, 'Findings', '', findingLines(page, report)),
      ...section(page, 'Problems', problemCounts(report), problemLines(page, report)),
      ...footerLines(page, report),
    ];
    const text = disarmWorkflowCommands(`${lines.join('\n')}\n`);
    return rulePages === null ? text : linkRules(text, rulePages);
  },
};
