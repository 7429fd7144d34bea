import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ruleCatalogue } from '../src/core/catalogue.ts';
import { formats } from '../src/core/formats/index.ts';
import { laws } from '../src/core/laws/index.ts';
import { trendVerdicts } from '../src/core/trends/trendVerdict.ts';
import { schemaNames } from '../src/core/validation/schemaName.ts';
import { outsideCode, pages, read } from './docPages.ts';

describe('the pages', () => {
  it.each([
    ...[...ruleCatalogue.keys()].map((id) => `docs/rules/${id}.md`),
    ...formats.map(({ name }) => `docs/formats/${name}.md`),
    ...laws.map(({ name }) => `docs/laws/${name}.md`),
    ...trendVerdicts.map((verdict) => `docs/trends/${verdict}.md`),
    ...schemaNames.map((name) => `docs/reference/${name}.md`),
  ])('%s is there, and says what it is to say', (page) => {
    expect(pages).toContain(page);
    expect(read(page)).not.toMatch(/\bTODO\b/);
  });

  it('are all reached from docs/README.md', () => {
    const linked = (page: string): readonly string[] =>
      [...outsideCode(page).matchAll(/\]\(([^)\s#]+\.md)/g)].map(([, target = '']) =>
        normalize(join(dirname(page), target)),
      );
    const index = linked('docs/README.md');
    // A folder with a list of its own is reached through it.
    const lists = index.filter((page) => page.endsWith('/README.md') || page === 'docs/laws.md');
    const reached = new Set([...index, ...lists.flatMap(linked), 'docs/README.md']);
    expect(pages.filter((page) => page.startsWith('docs/') && !reached.has(page))).toEqual([]);
  });
});

describe('the reference', () => {
  it('says of a value its type, default and bounds, whether it is required, and an example', () => {
    const row = (page: string, key: string): string =>
      read(`docs/reference/${page}.md`)
        .split('\n')
        .find((line) => line.startsWith(`| \`${key}\` |`)) ?? '';
    expect(row('config', 'resolution')).toMatch(/\| number above 0 to 1 \| `0\.05` \| .+ \| `0\.05` \|$/);
    expect(row('plan', 'confidence')).toMatch(/\| number from 0\.5 below 1 \| `0\.9` \|/);
    expect(row('plan', 'expect')).toMatch(/\| string \| required \|/);
    expect(row('config', 'mode')).toMatch(/\| `enforce`, `advise` \| `enforce` \|/);
  });

  it('names every key of every schema', () => {
    const keysOf = (schema: unknown): readonly string[] => {
      if (typeof schema !== 'object' || schema === null) return [];
      const { examples: _, default: __, ...rest } = schema as Record<string, unknown>;
      return [
        ...Object.keys((rest.properties ?? {}) as Record<string, unknown>),
        ...Object.values(rest).flatMap(keysOf),
      ];
    };
    for (const name of schemaNames) {
      const page = read(`docs/reference/${name}.md`);
      const missing = keysOf(JSON.parse(read(`schemas/${name}.v1.json`))).filter(
        (key) => !page.includes(`| \`${key}\` |`),
      );
      expect(missing, name).toEqual([]);
    }
  });
});
