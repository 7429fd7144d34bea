import { revealInvisible } from '../core/text/revealInvisible.ts';

export type Child = Node | string | null | readonly Child[];

type Listener = (event: Event) => void;
type Attributes = Readonly<Record<string, string | number | boolean | null | Listener>>;

/** A name or sentence of the data as text that hides nothing: control, bidi and zero-width characters are shown. */
export const textOf = (text: string): string => revealInvisible(text);

const append = (parent: Element, child: Child): void => {
  if (child === null) return;
  if (typeof child === 'string') parent.append(textOf(child));
  else if (child instanceof Node) parent.append(child);
  else for (const one of child) append(parent, one);
};

/**
 * The one place where elements are made. Strings become text, never markup. A link leads within the page only, so that no name of
 * the data can become an address; a function is a listener; null and false leave an attribute out.
 */
export const element = <Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(name, value);
    else if (value === null || value === false) continue;
    else if (name === 'href' && !String(value).startsWith('#'))
      throw new Error(`not a link in the page: ${value}`);
    else made.setAttribute(name, value === true ? '' : textOf(String(value)));
  }
  append(made, children);
  return made;
};

/** A sentence in which what stands in backticks is a name or something to type. */
export const sentenceParts = (sentence: string): readonly Child[] =>
  sentence.split('`').map((part, index) => (index % 2 === 1 ? element('code', {}, part) : part));
