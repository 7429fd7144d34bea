import { levelsText } from '../core/renderers/sections/claimFacts.ts';
import type { ReportCurve } from '../core/report/report.ts';
import { textOf } from './element.ts';
import type { TaskView } from './taskView.ts';

/** Told apart by shape as well as by colour. */
const symbols = ['circle', 'square', 'triangle', 'diamond', 'star', 'wye', 'times', 'plus'] as const;

export const curveName = ({ factors }: ReportCurve): string => textOf(levelsText(factors)) || 'all runs';

interface Scale<Value> {
  readonly domain: string[];
  readonly range: Value[];
}

/** Which colour and shape each curve of a task has, in its plot and in the legend. */
export const curveScales = ({ curves }: TaskView) => {
  const names = curves.map(curveName);
  // Colours are variables of the style sheet, so that a change of scheme needs no new plot.
  const colourOf = (name: string): string =>
    `var(--series-${1 + (Math.max(0, names.indexOf(name)) % symbols.length)})`;
  const color: Scale<string> = { domain: names, range: names.map(colourOf) };
  const symbol: Scale<(typeof symbols)[number]> = {
    domain: names,
    range: names.map((_, index) => symbols[index % symbols.length] ?? 'circle'),
  };
  return { colourOf, color, symbol };
};
