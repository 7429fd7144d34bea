/** Least and usual width of a plot in CSS pixels, where the page has no layout yet. */
const widths = { least: 280, usual: 860 };

let known: number | null = null;
addEventListener('resize', () => {
  known = null;
});

/** The width of all plots. It is asked for once a window width: to answer, the browser must lay out the page. */
export const plotWidth = (stage: HTMLElement): number => {
  const measured = known ?? stage.clientWidth;
  if (measured > 0) known = measured;
  return Math.max(widths.least, measured || widths.usual);
};
