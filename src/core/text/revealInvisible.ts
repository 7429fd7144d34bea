/** How many combining marks may stack on one character before the rest is dropped: Vietnamese and Hebrew need three. */
const mostMarks = 4;

const invisible =
  /(\p{Extended_Pictographic}[\u{FE0F}\u{1F3FB}-\u{1F3FF}]?)\u200D(?=\p{Extended_Pictographic})|[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu;
const stackedMarks = new RegExp(
  `([\\p{M}\\u{1F3FB}-\\u{1F3FF}]{${mostMarks}})[\\p{M}\\u{1F3FB}-\\u{1F3FF}]+`,
  'gu',
);
const plain = /^[\x20-\x7e]*$/;

const nameOf = (character: string): string => {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return '\u2421';
  // The emoji presentation mark belongs to the character before it and shows nothing by itself.
  if (code === 0xfe0f) return character;
  if (character.length === 1 && code >= 0xd800 && code <= 0xdfff) return '\uFFFD';
  return `\u27E8U+${code.toString(16).toUpperCase().padStart(4, '0')}\u27E9`;
};

/**
 * Makes visible what a reader could not see: control characters become their pictures (ESC is ␛, a line feed ␊), bidi
 * controls, zero-width and other ignorable characters their code point (⟨U+202E⟩), a lone surrogate U+FFFD, and marks
 * stacked past four on one character are dropped. Emoji sequences stay whole. The result is one line without escape
 * sequences, and is the first step of every sink's own escaping.
 */
export const revealInvisible = (text: string): string =>
  plain.test(text)
    ? text
    : text
        .replace(invisible, (match, pictograph: string | undefined) =>
          pictograph === undefined ? nameOf(match) : match,
        )
        .replace(stackedMarks, '$1');
