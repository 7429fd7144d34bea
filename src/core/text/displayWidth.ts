import stringWidth from 'string-width';

const ascii = /^[\x20-\x7e]*$/;

/** Columns that a text takes in a terminal: two for wide characters and emoji, none for marks. Escape sequences count. */
export const displayWidth = (text: string): number =>
  ascii.test(text) ? text.length : stringWidth(text, { countAnsiEscapeCodes: true });
