import { claimFacts } from '../core/renderers/sections/claimFacts.ts';
import { claimCounts, claimsByGravity } from '../core/renderers/sections/claimsByGravity.ts';
import { modeNote } from '../core/renderers/sections/decisionWords.ts';
import { inputsSentence, provenanceSentence } from '../core/renderers/sections/inputsSentence.ts';
import { lossLawWords } from '../core/renderers/sections/lossLaws.ts';
import { nextSteps } from '../core/renderers/sections/nextSteps.ts';
import { placeText } from '../core/renderers/sections/placeText.ts';
import { untestedGroups, untestedSentence } from '../core/renderers/sections/untestedPairs.ts';
import type { Report, ReportClaim } from '../core/report/report.ts';
import { decisionBadge } from './badge.ts';
import { dataTable } from './dataTable.ts';
import { type Child, element, sentenceParts } from './element.ts';
import { taskLink } from './taskView.ts';

/** A part of the page under a heading of its own; nothing where there is nothing to show. */
export const section = (id: string, title: string, note: string, content: Child): Child =>
  content === null || (Array.isArray(content) && content.every((one) => one === null))
    ? null
    : element(
        'section',
        { id, 'aria-labelledby': `${id}-title` },
        element('h2', { id: `${id}-title` }, title, note === '' ? null : element('small', {}, note)),
        content,
      );

const claimTable = (report: Report): Child =>
  dataTable<ReportClaim>(
    'Claims',
    [
      { title: 'Decision', cell: ({ decision }) => decisionBadge(decision) },
      {
        title: 'Claim',
        names: true,
        cell: (claim) => element('a', { href: taskLink(claim.task, claim.metric) }, claimFacts(claim).name),
      },
      { title: 'Expects', cell: (claim) => `${claimFacts(claim).subject} ${claim.expect}` },
      { title: 'At', cell: (claim) => claimFacts(claim).scale },
      {
        title: 'Forecast',
        cell: (claim) => {
          const { forecast, interval } = claimFacts(claim);
          return forecast === null ? `none: ${claim.forecastReason ?? ''}` : `${forecast} (${interval})`;
        },
      },
      {
        title: 'Would pass now',
        cell: ({ decision, wouldPass }) => (decision === 'pass' ? 'as it is' : (wouldPass ?? '–')),
      },
    ],
    claimsByGravity(report.claims),
    'stacks',
  );

const stepList = (report: Report): Child => {
  const steps = nextSteps(report);
  return steps.length === 0
    ? null
    : element(
        'ol',
        {},
        steps.map((step) => element('li', {}, sentenceParts(step))),
      );
};

/** The decision and why, before anything else. */
export const pageHead = (report: Report, tools: Child): HTMLElement => {
  const note = modeNote(report.decision, report.mode);
  return element(
    'header',
    { class: report.decision },
    element('div', { class: 'top' }, element('p', { class: 'brand' }, 'scaling-guard'), tools),
    element('h1', {}, decisionBadge(report.decision), ' ', report.headline),
    note === '' ? null : element('p', {}, note),
    element('p', { class: 'quiet' }, inputsSentence(report)),
    element('p', { class: 'quiet' }, provenanceSentence(report)),
  );
};

/** What to do, what changed, the claims. */
export const overview = (report: Report): Child => [
  section('next', 'What to do', '', stepList(report)),
  section(
    'changes',
    'What this changes',
    '',
    dataTable(
      'Changes, base against head',
      [
        { title: 'Effect', cell: ({ effect }) => (effect === 'neutral' ? '' : effect) },
        { title: 'What', names: true, cell: ({ subject }) => subject },
        { title: 'Before', cell: ({ before }) => before },
        { title: 'After', cell: ({ after }) => after },
      ],
      report.changes,
      'stacks',
    ),
  ),
  section('claims', 'Claims', claimCounts(report.claims), claimTable(report)),
];

/** What stands behind all tasks: problems, findings about no task, laws of loss, training. */
export const backMatter = (report: Report): Child => {
  const known = new Set(report.tasks.map(({ task }) => task));
  return [
    section(
      'problems',
      'Problems in the files',
      '',
      dataTable(
        'Problems, each with its place',
        [
          { title: 'Severity', cell: ({ severity }) => severity },
          {
            title: 'Rule',
            cell: ({ rule, count }) => [element('code', {}, rule), count === undefined ? null : ` ×${count}`],
          },
          { title: 'Where', names: true, cell: (problem) => placeText(problem) ?? '–' },
          { title: 'What', cell: ({ message }) => message },
        ],
        report.problems,
        'stacks',
      ),
    ),
    section(
      'findings',
      'Other findings',
      '',
      dataTable(
        'Findings about no task',
        [
          { title: 'Severity', cell: ({ severity }) => severity },
          { title: 'Rule', cell: ({ rule }) => element('code', {}, rule) },
          { title: 'Where', names: true, cell: (finding) => placeText(finding) ?? '–' },
          { title: 'What', cell: ({ message }) => message },
        ],
        report.findings.filter(({ task }) => task === null || !known.has(task)),
      ),
    ),
    section(
      'untested',
      'What cannot be compared',
      '',
      report.untested.length === 0
        ? null
        : [
            element('p', {}, `${untestedSentence(report)}.`),
            dataTable(
              'Pairs of levels of which nothing can be said',
              [
                {
                  title: 'Factor',
                  names: true,
                  cell: ({ factor, levels }) => `${factor}: ${levels.join(' / ')}`,
                },
                { title: 'Why', cell: ({ sentence }) => sentence },
                { title: 'Tasks', cell: ({ tasks }) => tasks.join(', ') },
              ],
              untestedGroups(report),
            ),
          ],
    ),
    section(
      'loss',
      'Laws of loss',
      '',
      dataTable(
        'Loss against params, tokens and compute',
        [
          { title: 'Of', names: true, cell: ({ subject }) => subject },
          { title: 'Law', cell: ({ law }) => law },
          { title: 'Parameters', cell: ({ parameters }) => parameters },
          { title: 'Fitted on', cell: ({ fittedOn }) => fittedOn },
          { title: 'Scatter', numeric: true, cell: ({ scatter }) => scatter },
          { title: 'Hangs on', cell: ({ influence }) => influence },
        ],
        lossLawWords(report),
      ),
    ),
    section(
      'training',
      'Training runs',
      '',
      dataTable(
        'What befell the training runs',
        [
          { title: 'Run', names: true, cell: ({ run }) => run },
          { title: 'What', cell: ({ kind }) => kind },
          { title: 'Step', numeric: true, cell: ({ step }) => String(step) },
          { title: 'What was seen', cell: ({ sentence }) => sentence },
        ],
        report.training,
      ),
    ),
  ];
};
