/** The class of all plots and legends; `page.css` has what Plot would style under it. */
export const plotClass = 'plot';

/**
 * Takes away the style sheet that Plot puts into every plot: with hundreds of them, each new one makes the browser style the
 * whole page again.
 */
export const withoutOwnStyle = (drawn: Element): Element => {
  for (const sheet of drawn.querySelectorAll('style')) sheet.remove();
  return drawn;
};
