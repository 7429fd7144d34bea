import { revealInvisible } from './revealInvisible.ts';

/** A zero-width space, as an entity so that it can be seen in the source. It breaks links and mentions in two. */
const breakPoint = '&#8203;';

const markup = /[\\`*_[\]~|#]/g;

const inert = (text: string): string =>
  revealInvisible(text)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(markup, '\\$&')
    .replace(/\$/g, '<span>$</span>')
    .replace(/@/g, `@${breakPoint}`)
    .replace(/:(?=\/\/)/g, `:${breakPoint}`)
    .replace(/\b(www)(?=\.)/gi, `$1${breakPoint}`)
    .replace(/\\#(?=\d)/g, `\\#${breakPoint}`)
    .replace(/\b(GH)(?=-\d)/gi, `$1${breakPoint}`);

/** What makes a line a list, a heading or a rule when it stands first. */
const blockStart = /^(?:([-+=:])|(\d{1,9})(?=[.)](?:\s|$)))/;

const inertStart = (text: string): string =>
  text.replace(blockStart, (_, mark: string | undefined, digits: string | undefined) =>
    mark === undefined ? `${digits ?? ''}\\` : `\\${mark}`,
  );

/**
 * Makes untrusted text inert as running text of GitHub's Markdown, inside and outside tables: no markup, HTML, table
 * cell, mention, issue reference, autolink or formula. The reader sees the same characters.
 *
 * GitHub links mentions, references and URLs in the rendered text, where a backslash or an entity no longer shows, so
 * those are broken by a zero-width space. A dollar sign stands in a span, which is GitHub's documented way.
 */
export const escapeMarkdown = (text: string): string => inertStart(inert(text));

/** What a code span cannot hold in a table cell without ambiguity. */
const notForCode = /[`|\\]/;

/**
 * An untrusted name as a code span, in which GitHub resolves nothing; as inert running text where the name holds a
 * backtick, pipe or backslash, and as an empty string where it is empty.
 */
export const codeMarkdown = (name: string): string => {
  const shown = revealInvisible(name);
  if (shown.trim() === '') return shown === '' ? '' : '`␠`';
  return notForCode.test(shown) ? escapeMarkdown(name) : `\`${shown.trim()}\``;
};

/**
 * An untrusted sentence as Markdown: what stands between two backticks becomes a code span, the rest inert text.
 * However a hostile name pairs up the backticks, every part is inert.
 */
export const sentenceMarkdown = (sentence: string): string => {
  const parts = sentence.split('`');
  const whole = parts
    .map((part, index) => {
      if (index % 2 === 0) return inert(part);
      return index < parts.length - 1 ? codeMarkdown(part) : inert(`\`${part}`);
    })
    .join('');
  return inertStart(whole);
};
