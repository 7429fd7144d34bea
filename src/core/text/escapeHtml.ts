import { revealInvisible } from './revealInvisible.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Makes untrusted text safe as HTML text and inside a quoted attribute. Not for scripts, styles or URLs. */
export const escapeHtml = (text: string): string =>
  revealInvisible(text).replace(/[&<>"']/g, (character) => entities[character] ?? character);
