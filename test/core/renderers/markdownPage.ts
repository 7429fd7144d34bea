import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';

/** HTML that the pages write themselves; nothing else that a page holds may become an element. */
const elements = new Set(
  'h2 h3 h4 p strong em ul ol li code pre table thead tbody tr th td details summary sub br span'.split(' '),
);

/** Elements that have no end. */
const empty = new Set(['br']);

/** A page of Markdown as GitHub reads it: what is wrong with it, and its HTML. */
export interface MarkdownReading {
  readonly html: string;
  /** Elements that are not ours, or not closed in order; attributes; comments beyond the first line. */
  readonly faults: readonly string[];
}

/**
 * Reads a page by the GFM reference parser with raw HTML let through, as GitHub does before its sanitizer, and looks at every tag that
 * comes out. A fence or fold-out that is never closed, a link, an image or a tag made of a name is a fault.
 *
 * @param marker the comment that may stand first
 */
export const readMarkdown = (page: string, marker: string): MarkdownReading => {
  const html = micromark(page, {
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
    allowDangerousHtml: true,
  });
  const faults: string[] = [];
  const open: string[] = [];
  const body = html.startsWith(marker) ? html.slice(marker.length) : html;
  if (body.includes('<!--')) faults.push('a comment that is not the marker');
  for (const [tag, slash = '', name = '', attributes = ''] of body.matchAll(/<(\/?)([^\s>/]*)([^>]*)>/g)) {
    if (!elements.has(name)) faults.push(`an element that is not ours: ${tag}`);
    else if (!/^(?: class="language-(?:mermaid|yaml)"| align="right"| start="\d+"| \/)?$/.test(attributes)) {
      faults.push(`an attribute: ${tag}`);
    } else if (empty.has(name)) continue;
    else if (slash === '') open.push(name);
    else if (open.pop() !== name) faults.push(`closed out of order: ${tag}`);
  }
  if (open.length > 0) faults.push(`never closed: ${open.join(', ')}`);
  return { html, faults };
};
