import { revealInvisible } from './revealInvisible.ts';

/** Words that YAML 1.1 or 1.2 reads as something else than text. */
const words = /^(?:true|false|yes|no|on|off|null|y|n|~)$/i;
const plain = /^[A-Za-z_][A-Za-z0-9_./-]*$/;

/** Characters that YAML does not print, or that a reader would not see. JSON's escapes are YAML's. */
const hidden = /[\u007f-\u009f\p{Cf}\u2028\u2029]/gu;

const escapeUnit = (character: string): string =>
  Array.from(
    { length: character.length },
    (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`,
  ).join('');

/** A text as a YAML scalar that reads back as the same text: plain where that is safe, else in double quotes. */
export const yamlText = (text: string): string =>
  plain.test(text) && !words.test(text) ? text : JSON.stringify(text).replace(hidden, escapeUnit);

/** A finite number as YAML: a count of many zeros short, `6.9e9`, everything else in full. */
export const yamlNumber = (value: number): string => {
  const full = String(value);
  const short = value.toExponential().replace('e+', 'e');
  return Math.abs(value) >= 1e6 && short.length < full.length ? short : full.replace('e+', 'e');
};

/** A list on one line. */
export const yamlList = (texts: readonly string[]): string => `[${texts.map(yamlText).join(', ')}]`;

/** A mapping on one line. */
export const yamlMap = (entries: readonly (readonly [string, string])[]): string =>
  `{ ${entries.map(([key, value]) => `${yamlText(key)}: ${value}`).join(', ')} }`;

/** A key with its value, or blank where it is unknown, and a comment to the right of it. Untrusted text stays a comment. */
export const yamlLine = (key: string, value: string | null, comment = ''): string =>
  `${yamlText(key)}:${value === null ? '' : ` ${value}`}${comment === '' ? '' : `  # ${revealInvisible(comment)}`}`;
