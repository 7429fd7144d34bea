import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Outcome } from './outcome.ts';
import { scenariosFolder } from './story.ts';

/** `expected.json`: the story in a sentence, and its outcome. `npm run golden` rewrites the outcome and keeps the sentence. */
export interface Expectation {
  readonly story: string;
  readonly outcome: Outcome;
}

export const expectationFile = (story: string): string => join(scenariosFolder, story, 'expected.json');

/** What the story expects; null where nobody has said it yet. */
export const readExpectation = (story: string): Expectation | null => {
  const file = expectationFile(story);
  if (!existsSync(file)) return null;
  const { story: sentence = '', outcome } = JSON.parse(readFileSync(file, 'utf8')) as Partial<Expectation>;
  return outcome === undefined ? null : { story: sentence, outcome };
};

/** The sentence alone, which stands there before the first outcome does. */
export const readSentence = (story: string): string => {
  const file = expectationFile(story);
  return existsSync(file)
    ? ((JSON.parse(readFileSync(file, 'utf8')) as Partial<Expectation>).story ?? '')
    : '';
};
