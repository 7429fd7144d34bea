/** An element of a drawing. Attributes are the page's own, never names of the data. */
export const svgElement = (
  tag: 'svg' | 'line' | 'circle' | 'path' | 'rect',
  attributes: Readonly<Record<string, string | number>>,
  ...children: readonly SVGElement[]
): SVGElement => {
  const made = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.append(...children);
  return made;
};
