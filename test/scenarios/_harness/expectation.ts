import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Outcome } from './outcome.ts';
import { scenariosFolder } from './story.ts';

/** `expected.json`: the story in a sentence, and its outcome. `npm run golden` rewrites the outcome and keeps the sentence. */
export interface Expectation {
  readonly story: string;
  readonly outcome: Outcome;
  /**
   * The rules on whose page the story stands as the example, with what the check says by each; null where it says nothing,
   * though it might. A rule has one story of either kind.
   */
  readonly examples?: Examples;
  /** Lines of files that such a page shows, `{ "logs/run-15.csv": "48-56" }`; left out, those in which its neighbour differs. */
  readonly shows?: Readonly<Record<string, string>>;
}

export type Examples = Readonly<Record<string, string | null>>;

export const expectationFile = (story: string): string => join(scenariosFolder, story, 'expected.json');

/** What the story expects; null where nobody has said it yet. */
export const readExpectation = (story: string): Expectation | null => {
  const file = expectationFile(story);
  if (!existsSync(file)) return null;
  const {
    story: sentence = '',
    examples = {},
    shows,
    outcome,
  } = JSON.parse(readFileSync(file, 'utf8')) as Partial<Expectation>;
  return outcome === undefined ? null : { story: sentence, examples, ...(shows && { shows }), outcome };
};

/** What a person writes into it, which stands there before the first outcome does. */
export type Intent = Pick<Expectation, 'story' | 'examples' | 'shows'>;

export const readIntent = (story: string): Intent => {
  const file = expectationFile(story);
  if (!existsSync(file)) return { story: '' };
  const {
    story: sentence = '',
    examples,
    shows,
  } = JSON.parse(readFileSync(file, 'utf8')) as Partial<Expectation>;
  return { story: sentence, ...(examples && { examples }), ...(shows && { shows }) };
};
