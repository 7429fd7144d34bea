import type { Report } from '../core/report/report.ts';
import { verdictBadge } from './badge.ts';
import type { AxisKind } from './curvePlot.ts';
import { element } from './element.ts';
import { type TaskBody, taskBody } from './taskBody.ts';
import type { TaskView } from './taskView.ts';

/** How far below the window a section is drawn ahead, so that a reader who scrolls does not wait. */
const ahead = '600px';

export interface TaskSections {
  readonly content: readonly HTMLElement[];
  show(shown: ReadonlySet<TaskView>): void;
  /** Draws a section at once and leads the reader there. */
  open(view: TaskView): void;
  /** One axis for all plots, those still to be drawn as well. */
  setAxis(kind: AxisKind): void;
  /** Draws plots as wide as the page is now. */
  redraw(): void;
  /** Builds all sections that the filter lets through: for print. */
  buildShown(): void;
}

/** One section a task. A section is built when it comes near the window: hundreds of plots would take seconds. */
export const taskSections = (views: readonly TaskView[], report: Report): TaskSections => {
  let chosen: AxisKind | null = null;
  const sections = new Map(
    views.map((view) => {
      const { task, anchor } = view;
      const heading = element(
        'h3',
        { id: `${anchor}-title`, tabindex: -1 },
        element('a', { href: view.link }, task.task),
        ' ',
        element('small', {}, task.metric),
        ' ',
        verdictBadge(task.verdict),
      );
      const inside = element('div', { class: 'body empty' });
      const host = element(
        'section',
        { id: anchor, class: 'task', 'aria-labelledby': `${anchor}-title` },
        heading,
        inside,
      );
      return [view, { host, heading, inside }] as const;
    }),
  );
  const built = new Map<TaskView, TaskBody>();

  const build = (view: TaskView): void => {
    const section = sections.get(view);
    if (section === undefined || built.has(view)) return;
    const body = taskBody(view, report, chosen);
    built.set(view, body);
    section.inside.classList.remove('empty');
    section.inside.replaceChildren(element('div', {}, body.content));
    body.draw();
  };

  const byHost = new Map([...sections].map(([view, { host }]) => [host as Element, view]));
  const near = new Set<TaskView>();
  /** Drawn otherwise than the reader wants by now, and by which axis to draw it; undefined keeps its own. */
  const stale = new Map<TaskView, AxisKind | undefined>();
  /** Draws a section as the reader wants it now. */
  const bring = (view: TaskView): void => {
    build(view);
    const axis = stale.get(view);
    if (stale.delete(view)) built.get(view)?.draw(axis);
  };
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        const view = byHost.get(target);
        if (view === undefined) continue;
        if (!isIntersecting) near.delete(view);
        else {
          near.add(view);
          bring(view);
        }
      }
    },
    { rootMargin: ahead },
  );
  for (const { host } of sections.values()) observer.observe(host);

  return {
    content: [...sections.values()].map(({ host }) => host),
    show(shown) {
      for (const [view, { host }] of sections) host.hidden = !shown.has(view);
    },
    open(view) {
      bring(view);
      const section = sections.get(view);
      // Sections above may be drawn on the way and push this one down, so it is sought again once they are.
      section?.heading.focus({ preventScroll: true });
      section?.host.scrollIntoView({ block: 'start' });
      requestAnimationFrame(() =>
        requestAnimationFrame(() => section?.host.scrollIntoView({ block: 'start' })),
      );
    },
    setAxis(kind) {
      chosen = kind;
      for (const view of built.keys()) stale.set(view, kind);
      for (const view of near) bring(view);
    },
    redraw() {
      for (const view of built.keys()) stale.set(view, stale.get(view));
      for (const view of near) bring(view);
    },
    buildShown() {
      for (const [view, { host }] of sections) if (!host.hidden) bring(view);
    },
  };
};
