import { isLetThrough } from '../policy/decision.ts';
import type { Report } from '../report/report.ts';
import { disarmWorkflowCommands } from '../text/disarmWorkflowCommands.ts';
import { countOf } from '../text/formatCount.ts';
import { axisName } from '../text/formatScale.ts';
import { painter } from '../text/painter.ts';
import type { Renderer } from './renderer.ts';
import { claimCounts, claimsByGravity } from './sections/claimsByGravity.ts';
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

/** What to do where no claim is stopped: each of those says its own next step. */
const stepLines = (page: TerminalPage, report: Report): readonly string[] =>
  report.claims.some(({ decision }) => !isLetThrough(decision))
    ? []
    : nextSteps(report).flatMap((step, index) => {
        const number = `${index + 1}. `;
        const [first = '', ...rest] = paragraph(page, step, 2 + number.length);
        return [`  ${number}${first.trimStart()}`, ...rest];
      });

const tasksNote = ({ tasks }: Report): string => {
  const axes = [...new Set(tasks.map(({ axis }) => axis))].map(axisName).join(', ');
  const counts = verdictCounts(tasks).map(({ verdict, count }) => `${count} ${verdict}`);
  return `${countOf(tasks.length, 'task')} against ${axes}: ${counts.join(' · ')}`;
};

/** A name that a shell reads as one word, so that it can be typed as it is shown. */
const typeable = /^[\w.][\w./:@+-]*$/;

/** Where there is more to read of what stops the check. */
const moreLines = (page: TerminalPage, report: Report, interactive: boolean): readonly string[] => {
  const rule = ruleToExplain(report);
  const [gravest] = claimsByGravity(report.claims);
  const name = gravest === undefined ? '' : `${gravest.plan}/${gravest.id}`;
  const from = interactive ? `--claim ${typeable.test(name) ? name : 'PLAN/CLAIM'}` : 'The job summary';
  return [
    gravest === undefined || isLetThrough(gravest.decision)
      ? ''
      : `${from} shows all that is known of a claim, with its waiver`,
    rule === null ? '' : `scaling-guard explain ${rule} says what a finding means`,
  ].flatMap((hint) => (hint === '' ? [] : paragraph(page, hint, 0, 'dim')));
};

const footerLines = (page: TerminalPage, report: Report): readonly string[] => [
  '',
  ...paragraph(page, inputsSentence(report), 0, 'dim'),
  ...paragraph(page, provenanceSentence(report), 0, 'dim'),
];

/** Beyond these lines the top has scrolled away on most screens. */
const screen = 40;

const sections = (page: TerminalPage, report: Report, how: 'brief' | 'full'): readonly string[] => [
  ...section(page, 'What this changes', '', changeLines(page, report)),
  ...section(page, 'Next', '', stepLines(page, report)),
  ...section(page, 'Claims', claimCounts(report.claims), claimLines(page, report, how)),
  ...section(page, 'Problems', problemCounts(report), problemLines(page, report)),
  ...section(page, 'Tasks', tasksNote(report), taskLines(page, report)),
  ...section(page, 'Shifts', '', shiftLines(page, report, how)),
  ...section(page, 'Laws of loss', '', lossLawLines(page, report, how)),
  ...section(page, 'Findings', '', findingLines(page, report)),
];

/** Claims that were asked for by name, each in full, and nothing else. */
const askedLines = (page: TerminalPage, report: Report, names: readonly string[]): readonly string[] => {
  const claims = report.claims.filter(({ plan, id }) => names.includes(`${plan}/${id}`));
  return section(page, 'Claims', claimCounts(claims), claimLines(page, { ...report, claims }, 'full'));
};

/**
 * The verdict first, then what stops it and what to do, then the evidence, for a terminal of 40 to 200 columns. A page that is
 * longer than a screen ends with the verdict again.
 */
export const textRenderer: Renderer = {
  name: 'text',
  render(report, { width, colour, claims = 'brief', interactive = true, rulePages = null }) {
    const page: TerminalPage = {
      width: Math.min(widest, Math.max(narrowest, width)),
      paint: painter(colour),
    };
    const headline = headlineLines(page, report);
    const body =
      typeof claims === 'string' ? sections(page, report, claims) : askedLines(page, report, claims);
    const lines = [
      ...headline,
      ...body,
      ...footerLines(page, report),
      ...(typeof claims === 'string' ? moreLines(page, report, interactive) : []),
      ...(body.length > screen ? ['', ...headline] : []),
    ];
    const text = disarmWorkflowCommands(`${lines.join('\n')}\n`);
    return rulePages === null ? text : linkRules(text, rulePages);
  },
};
