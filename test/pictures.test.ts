import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pages, read } from './docPages.ts';
import { repositoryRoot } from './support/contract/runner.ts';

const attribute = (tag: string, name: string): string =>
  new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '';

/** Every picture of a page: its file, and what is said to those who do not see it; a source of a `<picture>` stands beside an img. */
const pictures = pages.flatMap((page) =>
  [...read(page).matchAll(/<(img|source)\b[^>]*>/g)].map(([tag, kind]) => ({
    page,
    kind,
    file: normalize(join(dirname(page), attribute(tag, kind === 'img' ? 'src' : 'srcset'))),
    words: attribute(tag, 'alt'),
    isDark: attribute(tag, 'media') === '(prefers-color-scheme: dark)',
  })),
);

describe('the pictures of the docs', () => {
  it('show the comment and the report in the README', () => {
    const shown = pictures.filter(({ page, kind }) => page === 'README.md' && kind === 'img');
    expect(shown.map(({ file }) => file)).toEqual([
      'docs/pictures/comment-light.webp',
      'docs/pictures/report-light.webp',
    ]);
  });

  it.each(pictures)('$file is there, small, and in words', ({ file, kind, words, isDark }) => {
    expect(existsSync(join(repositoryRoot, file))).toBe(true);
    expect(statSync(join(repositoryRoot, file)).size).toBeLessThan(200_000);
    if (kind === 'img') expect(words.length).toBeGreaterThan(40);
    else expect(isDark && file.endsWith('-dark.webp')).toBe(true);
  });

  it('are all in use', () => {
    const used = new Set(pictures.map(({ file }) => file));
    expect(readdirSync(join(repositoryRoot, 'docs/pictures')).map((name) => `docs/pictures/${name}`)).toEqual(
      [...used].sort(),
    );
  });
});
