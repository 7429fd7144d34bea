import * as Plot from '@observablehq/plot';
import { curveScales } from './curveScales.ts';
import { type Child, element } from './element.ts';
import { hiddenBar, isHit } from './hiddenRunMarks.ts';
import { plotClass, withoutOwnStyle } from './plotStyle.ts';
import { svgElement } from './svgElement.ts';
import type { TaskView } from './taskView.ts';

/** Which shape and colour stands for which curve. */
export const plotLegend = (view: TaskView): Element => {
  const { color, symbol } = curveScales(view);
  return withoutOwnStyle(
    Plot.legend({ className: plotClass, symbol, color, stroke: 'color', fill: 'var(--paper)' }),
  );
};

const size = { width: 26, height: 18 };
const middle = { x: size.width / 2, y: size.height / 2 };

/** A mark of the plot, small, beside its words. */
const swatch = (...marks: readonly SVGElement[]): SVGElement =>
  svgElement(
    'svg',
    { ...size, viewBox: `0 0 ${size.width} ${size.height}`, 'aria-hidden': 'true' },
    ...marks,
  );

const across = (attributes: Readonly<Record<string, string | number>>): SVGElement =>
  svgElement('line', { x1: 1, x2: size.width - 1, y1: middle.y, y2: middle.y, ...attributes });

const upright = (attributes: Readonly<Record<string, string | number>>): SVGElement =>
  svgElement('line', { x1: middle.x, x2: middle.x, y1: 1, y2: size.height - 1, ...attributes });

const series = 'var(--series-1)';
const ink = 'var(--ink)';

const hiddenSwatch = (opacity: number): SVGElement =>
  swatch(
    upright({ stroke: series, 'stroke-width': hiddenBar.width, 'stroke-opacity': opacity }),
    svgElement('line', {
      x1: middle.x - 6,
      x2: middle.x + 6,
      y1: middle.y,
      y2: middle.y,
      stroke: series,
      'stroke-width': 1.5,
    }),
  );

/** What the marks of this plot are. */
export const plotKey = ({ curves, claims }: TaskView): HTMLElement => {
  const placed = claims.filter(({ scale, forecast }) => scale !== null && forecast !== null);
  const bars = curves.some(({ series: points }) => points.some(({ se }) => se !== null));
  const hidden = curves.flatMap(({ hiddenRuns }) => hiddenRuns?.points ?? []);
  const diamond = `M${middle.x},${middle.y - 6}l6,6l-6,6l-6,-6z`;
  const items: readonly (readonly [shown: boolean, mark: SVGElement, words: string])[] = [
    [
      bars,
      swatch(
        upright({ stroke: series, 'stroke-width': 1.5 }),
        svgElement('circle', {
          cx: middle.x,
          cy: middle.y,
          r: 3.5,
          fill: 'var(--paper)',
          stroke: series,
          'stroke-width': 1.5,
        }),
      ),
      'a score, ± one standard error',
    ],
    [
      curves.some(({ law }) => law !== null),
      swatch(across({ stroke: series, 'stroke-width': 2 })),
      'the fitted law, over the observed range',
    ],
    [
      hidden.length > 0,
      hiddenSwatch(hiddenBar.hit),
      'what the smaller runs forecast for a run that was hidden',
    ],
    [
      hidden.some((run) => !isHit(run)),
      hiddenSwatch(hiddenBar.miss),
      'the same, where its score fell outside',
    ],
    [
      placed.length > 0,
      swatch(upright({ stroke: ink, 'stroke-width': 2.5 }), svgElement('path', { d: diamond, fill: ink })),
      'the forecast at a claim',
    ],
    [
      placed.some(({ band }) => band.length > 0),
      swatch(
        svgElement('rect', { x: 1, y: 2, width: size.width - 2, height: 14, fill: series, opacity: 0.18 }),
        across({ stroke: series, 'stroke-dasharray': '3,3' }),
      ),
      'the forecast on the way there',
    ],
    [claims.length > 0, swatch(across({ stroke: ink, 'stroke-dasharray': '6,4' })), 'what a claim expects'],
  ];
  const notes: readonly Child[] = [
    bars ? null : element('li', {}, 'No standard errors are stated.'),
    claims.length > placed.length
      ? element('li', {}, 'A claim without a diamond has no place on this axis, or no forecast.')
      : null,
  ];
  return element(
    'ul',
    { class: 'key' },
    items.map(([shown, mark, words]) => (shown ? element('li', {}, mark, words) : null)),
    notes,
  );
};
