import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ruleCatalogue } from '../src/core/catalogue.ts';
import { formats } from '../src/core/formats/index.ts';
import { renderers } from '../src/core/renderers/index.ts';
import { commands } from '../src/shell/cli/commands.ts';
import { commandHelp } from '../src/shell/cli/helpText.ts';
import { readExpectation } from './scenarios/_harness/expectation.ts';
import { outcomeOf } from './scenarios/_harness/outcome.ts';
import { runStory } from './scenarios/_harness/runStory.ts';
import { sayingsOf } from './scenarios/_harness/sayings.ts';
import { repositoryRoot, storyNames } from './scenarios/_harness/story.ts';

const stories = storyNames();

describe('stories', () => {
  it.each(stories)('%s', (name) => {
    const expectation = readExpectation(name);
    if (expectation === null)
      throw new Error(`${name} expects nothing yet; npm run golden ${name} writes what to read and to judge`);
    expect(expectation.story, 'the story in a sentence').not.toBe('');
    const outcome = runStory(name);
    expect(outcomeOf(outcome)).toEqual(expectation.outcome);
    const { examples: said = {} } = expectation;
    expect(Object.values(said), 'a rule that is meant to fire says nothing').not.toContain('');
    expect(sayingsOf(outcome, said), `what the pages say of it; npm run golden ${name}`).toEqual(said);
    if (outcome.kind !== 'report') return;
    for (const renderer of renderers) {
      const pageCode = () => ({ script: '', scriptHash: '', style: '' });
      const shown = renderer.render(outcome.report, { width: 80, colour: false, pageCode });
      expect(shown, `${renderer.name} of ${name}`).not.toMatch(/\bundefined\b|\[object |\bNaN\b(?! stands)/);
    }
  });
});

const examples = stories.map((name) => ({ name, of: readExpectation(name)?.examples ?? {} }));
/** The stories that stand as examples on the page of a rule: those in which it fires, or those in which it stays quiet. */
const examplesOf = (id: string, fires: boolean): readonly string[] =>
  examples.filter(({ of }) => of[id] !== undefined && (of[id] !== null) === fires).map(({ name }) => name);

const page = (path: string): boolean => existsSync(join(repositoryRoot, 'docs', path));

describe('the registries', () => {
  it.each([...ruleCatalogue.keys()])(
    'rule %s has a page, a story that fires it and one that does not',
    (id) => {
      expect(page(`rules/${id}.md`), `docs/rules/${id}.md`).toBe(true);
      const [fires = 'none', ...more] = examplesOf(id, true);
      const [quiet = 'none', ...others] = examplesOf(id, false);
      expect([fires, quiet], `the stories whose expected.json has ${id} among its examples`).not.toContain(
        'none',
      );
      expect([...more, ...others], 'one of either kind is enough').toEqual([]);
      const text = readFileSync(join(repositoryRoot, `docs/rules/${id}.md`), 'utf8');
      const [firing = '', silent = ''] = text.split('\n## It stays quiet\n');
      expect(firing).toContain(`scenarios/${fires})`);
      expect(silent).toContain(`scenarios/${quiet})`);
      for (const part of [firing, silent])
        expect(part.match(/^```\w+\n.+/gm)?.length ?? 0).toBeGreaterThan(0);
    },
  );

  it.each(formats.map(({ name }) => name))(
    'format %s has a page, a story that reads it and one that does not',
    (name) => {
      expect(page(`formats/${name}.md`), `docs/formats/${name}.md`).toBe(true);
      const readers = stories.filter((story) => readExpectation(story)?.outcome.files?.[name] !== undefined);
      expect(readers.length).toBeGreaterThan(0);
      expect(readers.length).toBeLessThan(stories.length);
    },
  );

  it('no page is left of a rule or a format that is gone', () => {
    const pages = (folder: string): readonly string[] =>
      readdirSync(join(repositoryRoot, 'docs', folder))
        .map((name) => name.replace(/\.md$/, ''))
        .filter((name) => name !== 'README')
        .sort();
    expect(pages('rules')).toEqual([...ruleCatalogue.keys()].sort());
    expect(pages('formats')).toEqual(formats.map(({ name }) => name).sort());
  });

  it.each(renderers.map(({ name }) => name))('renderer %s is named by the help', (name) => {
    expect(commands.map((command) => commandHelp(command, 100)).join('\n')).toMatch(
      new RegExp(`\\b${name}\\b`),
    );
  });
});
