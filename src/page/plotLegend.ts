import * as Plot from '@observablehq/plot';
import { curveScales } from './curveScales.ts';
import type { TaskView } from './taskView.ts';

/** Which shape and colour stands for which curve. */
export const plotLegend = (view: TaskView): Element => {
  const { color, symbol } = curveScales(view);
  return Plot.legend({
    symbol,
    color,
    stroke: 'color',
    fill: 'var(--paper)',
    style: { background: 'transparent', color: 'inherit', fontSize: '13px', fontFamily: 'inherit' },
  });
};

/** What the marks of this plot are. */
export const plotKey = ({ curves, claims }: TaskView): string => {
  const placed = claims.filter(({ scale, forecast }) => scale !== null && forecast !== null);
  const bars = curves.some(({ series }) => series.some(({ se }) => se !== null));
  return [
    bars ? 'Bars: one standard error of the score, as stated.' : 'No standard errors are stated.',
    curves.some(({ law }) => law !== null) ? 'Lines: the fitted law, over the observed range only.' : '',
    placed.length > 0 ? 'Filled diamond: the forecast at a claim, with its interval.' : '',
    placed.some(({ band }) => band.length > 0) ? 'Shaded: what is forecast on the way there.' : '',
    claims.length > 0 ? 'Dashed, across: what a claim expects.' : '',
    claims.length > placed.length
      ? 'A claim without a diamond has no place on this axis, or no forecast.'
      : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
};
