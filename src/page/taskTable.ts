import { type Decision, decisions, worstOf } from '../core/policy/decision.ts';
import { drawnScores } from '../core/renderers/sections/scoreSeries.ts';
import { verdictCounts } from '../core/renderers/sections/verdictCounts.ts';
import { formatGain } from '../core/text/formatScore.ts';
import { formatShare } from '../core/text/formatShare.ts';
import { sparkline } from '../core/text/sparkline.ts';
import { trendVerdicts } from '../core/trends/trendVerdict.ts';
import { decisionBadge, verdictBadge } from './badge.ts';
import { scrollable } from './dataTable.ts';
import { type Child, element } from './element.ts';
import type { TaskView } from './taskView.ts';

interface SortableColumn {
  readonly title: string;
  readonly numeric?: true;
  /** What rows are sorted by; null is unknown, and always last. Left out where order means nothing. */
  readonly key?: (view: TaskView) => number | string | null;
  readonly cell: (view: TaskView) => Child;
}

const claimDecision = ({ claims }: TaskView): Decision | null =>
  claims.length === 0 ? null : worstOf(claims.map(({ decision }) => decision));

const columns: readonly SortableColumn[] = [
  {
    title: 'Task',
    key: ({ task }) => `${task.task} ${task.metric}`,
    cell: ({ task, link }) => [
      element('a', { href: link }, task.task),
      ' ',
      element('span', { class: 'metric' }, task.metric),
    ],
  },
  {
    title: 'Verdict',
    key: ({ task }) => trendVerdicts.indexOf(task.verdict),
    cell: ({ task }) => verdictBadge(task.verdict),
  },
  {
    title: 'Claims',
    key: (view) => {
      const decision = claimDecision(view);
      return decision === null ? null : -decisions.indexOf(decision);
    },
    cell: (view) => {
      const decision = claimDecision(view);
      return decision === null ? '–' : decisionBadge(decision);
    },
  },
  {
    title: 'Shape',
    cell: ({ curves }) =>
      element('span', { class: 'spark', 'aria-hidden': 'true' }, sparkline(drawnScores(curves))),
  },
  {
    title: 'Gain',
    numeric: true,
    key: ({ task }) => task.gain,
    cell: ({ task }) => (task.gain === null ? '–' : formatGain(task.gain)),
  },
  {
    title: 'Stability',
    numeric: true,
    key: ({ task }) => task.stability,
    cell: ({ task }) => (task.stability === null ? '–' : formatShare(task.stability)),
  },
  { title: 'Runs', numeric: true, key: ({ task }) => task.runs, cell: ({ task }) => String(task.runs) },
  {
    title: 'Shifts',
    numeric: true,
    key: ({ shifts }) => shifts.length,
    cell: ({ shifts }) => String(shifts.length),
  },
  {
    title: 'Findings',
    numeric: true,
    key: ({ findings }) => findings.length,
    cell: ({ findings }) => String(findings.length),
  },
];

const compare = (a: number | string | null, b: number | string | null, sign: number): number => {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b ? -sign : sign;
};

/** What the reader searches in: names, verdict, levels and the words of the verdict. */
const haystack = ({ task, curves, claims }: TaskView): string =>
  [
    task.task,
    task.metric,
    task.verdict,
    task.reason,
    ...task.words,
    ...curves.flatMap(({ factors }) => Object.values(factors)),
    ...claims.map(({ plan, id }) => `${plan}/${id}`),
  ]
    .join('\n')
    .toLowerCase();

/** Rows that come back in one frame: to lay out hundreds at once takes longer than a reader's keystroke should. */
const rowsAFrame = 60;

export interface TaskTable {
  readonly content: HTMLElement;
  /** Takes all filters away. */
  clear(): void;
}

/** The table of all tasks, sorted by a click on a heading, filtered by words, verdict, claims and findings. */
export const taskTable = (
  views: readonly TaskView[],
  onFilter: (shown: ReadonlySet<TaskView>) => void,
): TaskTable => {
  const rows = views.map((view) => ({
    view,
    words: haystack(view),
    row: element(
      'tr',
      {},
      columns.map(({ cell, numeric }, index) =>
        index === 0
          ? element('th', { scope: 'row' }, cell(view))
          : element('td', { class: numeric ? 'number' : null }, cell(view)),
      ),
    ),
  }));
  const body = element(
    'tbody',
    {},
    rows.map(({ row }) => row),
  );
  const count = element('p', { class: 'count', role: 'status' });
  const words = element('input', {
    type: 'search',
    id: 'filter',
    placeholder: 'name, level or words',
    autocomplete: 'off',
  });
  const box = (label: Child, value: string) => {
    const input = element('input', { type: 'checkbox', value });
    return { input, label: element('label', { class: 'chip' }, input, label) };
  };
  const verdicts = verdictCounts(views.map(({ task }) => task)).map(({ verdict, count: many }) =>
    box([verdictBadge(verdict), ` ${many}`], verdict),
  );
  const withClaims = box('with claims', 'claims');
  const withFindings = box('with findings', 'findings');
  const boxes = [...verdicts, withClaims, withFindings];

  let frame = 0;
  let shown: ReadonlySet<TaskView> = new Set(views);
  const unveil = (hidden: readonly HTMLElement[]): void => {
    cancelAnimationFrame(frame);
    for (const row of hidden.slice(0, rowsAFrame)) row.hidden = false;
    const rest = hidden.slice(rowsAFrame);
    if (rest.length > 0) frame = requestAnimationFrame(() => unveil(rest));
  };

  const filter = (): void => {
    const wanted = words.value.trim().toLowerCase();
    const chosen = new Set(verdicts.filter(({ input }) => input.checked).map(({ input }) => input.value));
    const fitting = new Set<TaskView>();
    const comingBack: HTMLElement[] = [];
    for (const { view, row, words: text } of rows) {
      const fits =
        (wanted === '' || text.includes(wanted)) &&
        (chosen.size === 0 || chosen.has(view.task.verdict)) &&
        (!withClaims.input.checked || view.claims.length > 0) &&
        (!withFindings.input.checked || view.findings.length > 0);
      if (!fits) row.hidden = true;
      else if (row.hidden) comingBack.push(row);
      if (fits) fitting.add(view);
    }
    shown = fitting;
    unveil(comingBack);
    count.textContent = `${shown.size} of ${views.length} tasks`;
    onFilter(shown);
  };

  let sorted = { column: -1, sign: 1 };
  const headings = columns.map(({ title, key, numeric }, index) => {
    const heading = element('th', { scope: 'col', class: numeric ? 'number' : null });
    heading.append(
      key === undefined ? title : element('button', { type: 'button', click: () => sort(index) }, title),
    );
    return heading;
  });
  const sort = (column: number): void => {
    const key = columns[column]?.key;
    if (key === undefined) return;
    sorted = { column, sign: sorted.column === column ? -sorted.sign : columns[column]?.numeric ? -1 : 1 };
    const ordered = rows.toSorted((a, b) => compare(key(a.view), key(b.view), sorted.sign));
    for (const { row } of ordered) row.hidden = true;
    body.replaceChildren(...ordered.map(({ row }) => row));
    unveil(ordered.filter(({ view }) => shown.has(view)).map(({ row }) => row));
    headings.forEach((heading, index) => {
      if (index === column) heading.setAttribute('aria-sort', sorted.sign > 0 ? 'ascending' : 'descending');
      else heading.removeAttribute('aria-sort');
    });
  };

  words.addEventListener('input', filter);
  for (const { input } of boxes) input.addEventListener('change', filter);
  filter();
  const clear = (): void => {
    words.value = '';
    for (const { input } of boxes) input.checked = false;
    filter();
  };
  return {
    content: element(
      'div',
      {},
      element(
        'div',
        { class: 'filters', role: 'search', 'aria-label': 'Tasks' },
        element('label', { for: 'filter' }, 'Filter'),
        words,
        boxes.map(({ label }) => label),
        element('button', { type: 'button', click: clear }, 'Clear'),
        count,
      ),
      scrollable(
        'Tasks',
        element(
          'table',
          { class: 'tasks' },
          element('caption', { class: 'unseen' }, 'Tasks; a heading sorts them'),
          element('thead', {}, element('tr', {}, headings)),
          body,
        ),
      ),
    ),
    clear,
  };
};
