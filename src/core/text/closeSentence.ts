/** The text with one mark at its end: a full stop is added unless it closes with `.`, `!`, `?` or `…`. */
export const closeSentence = (text: string): string =>
  /[.!?…]$/.test(text.trimEnd()) ? text.trimEnd() : `${text.trimEnd()}.`;
