import { revealInvisible } from './revealInvisible.ts';

/** A fence longer than any run of backticks inside, so that no text can close it. */
const fenceOf = (text: string): string => {
  const longest = [...text.matchAll(/`+/g)].reduce((most, [run]) => Math.max(most, run.length), 2);
  return '`'.repeat(longest + 1);
};

/** Untrusted text as the lines of a fenced code block of Markdown, in which GitHub resolves nothing. */
export const codeBlock = (language: string, text: string): readonly string[] => {
  const fence = fenceOf(text);
  return [`${fence}${language}`, ...text.split('\n').map(revealInvisible), fence];
};
