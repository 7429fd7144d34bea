import type { Report } from '../core/report/report.ts';
import { countOf } from '../core/text/formatCount.ts';
import { schemeButton } from './colourScheme.ts';
import { element, textOf } from './element.ts';
import { backMatter, overview, pageHead, section } from './overview.ts';
import { taskSections } from './taskSections.ts';
import { taskTable } from './taskTable.ts';
import { taskViews } from './taskView.ts';

const report = JSON.parse(document.getElementById('data')?.textContent ?? '') as Report;
const views = taskViews(report);
const sections = taskSections(views, report);
const table = taskTable(views, sections.show);

/** Leads to the task that the address names, whatever the filter hides. */
const followAddress = (): void => {
  const asked = new URLSearchParams(location.hash.slice(1));
  const task = asked.get('task');
  if (task === null) return;
  const metric = asked.get('metric');
  const view = views.find(
    (one) => textOf(one.task.task) === task && (metric === null || textOf(one.task.metric) === metric),
  );
  if (view === undefined) return;
  table.clear();
  sections.open(view);
};

const axisButtons = (['linear', 'log'] as const).map((kind) =>
  element('button', { type: 'button', click: () => sections.setAxis(kind) }, kind),
);

document
  .getElementById('report')
  ?.replaceChildren(
    element('a', { class: 'skip', href: '#tasks' }, 'Skip to the tasks'),
    pageHead(report, schemeButton()),
    element(
      'main',
      {},
      overview(report),
      views.length === 0
        ? null
        : [
            section('tasks', 'Tasks', countOf(views.length, 'task'), table.content),
            section('plots', 'Plots', '', [
              element(
                'div',
                { class: 'switch', role: 'group', 'aria-label': 'Scale axis of all plots' },
                element('span', {}, 'Scale axis of all plots: '),
                axisButtons,
              ),
              sections.content,
            ]),
          ],
      backMatter(report),
    ),
  );

addEventListener('hashchange', followAddress);
let frame = 0;
addEventListener('resize', () => {
  cancelAnimationFrame(frame);
  frame = requestAnimationFrame(sections.redraw);
});
addEventListener('beforeprint', sections.buildShown);
matchMedia('print').addEventListener('change', ({ matches }) => {
  if (matches) sections.buildShown();
});
followAddress();
