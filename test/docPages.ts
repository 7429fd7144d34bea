import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from './support/contract/runner.ts';

/** The text of a file of the repository. */
export const read = (path: string): string => readFileSync(join(repositoryRoot, path), 'utf8');

/** Every Markdown file that is committed or about to be. */
export const pages = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '*.md'], {
  cwd: repositoryRoot,
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => path !== '' && !path.startsWith('test/'));

interface Block {
  readonly language: string;
  readonly text: string;
}

const blocksOf = (path: string): readonly Block[] =>
  [...read(path).matchAll(/^( *)```(\w*)\n([\s\S]*?)^ *```$/gm)].map(
    ([, indent = '', language = '', text = '']) => ({
      language,
      text: text.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
    }),
  );

/** Every block of a language in fences, with its page. */
export const blocksIn = (language: string): readonly (readonly [page: string, text: string])[] =>
  pages.flatMap((page) =>
    blocksOf(page)
      .filter((block) => block.language === language)
      .map(({ text }): [string, string] => [page, text]),
  );

/** A page without what stands in fences or backticks. */
export const outsideCode = (path: string): string =>
  read(path)
    .replaceAll(/^ *```[\s\S]*?^ *```$/gm, '')
    .replaceAll(/`[^`\n]*`/g, '');
