import fc from 'fast-check';
import picomatch from 'picomatch/posix';
import { describe, expect, it } from 'vitest';
import { readGlob } from '../../../src/core/text/globs/glob.ts';
import { pathMatcher } from '../../../src/core/text/pathMatcher.ts';

const matches = (glob: string, path: string): boolean => pathMatcher([glob])(path);

describe('a glob', () => {
  it.each([
    ['evals/**/*.json', 'evals/a.json', true],
    ['evals/**/*.json', 'evals/x/y/.a.json', true],
    ['evals/**/*.json', 'evals/a.csv', false],
    ['evals/**', 'evals', true],
    ['evals/*', 'evals/x/a.json', false],
    ['**/drafts/**', 'a/drafts/b', true],
    ['a?c', 'a/c', false],
    ['a?c', 'a🎈c', true],
    ['run-[0-9].csv', 'run-7.csv', true],
    ['run-[!0-9].csv', 'run-7.csv', false],
    ['run-[^a].csv', 'run-a.csv', false],
    ['x/{a,b/{c,d}}.yml', 'x/b/d.yml', true],
    ['run-{1..12}.csv', 'run-10.csv', true],
    ['run-{01..12}.csv', 'run-7.csv', false],
    ['run-{01..12}.csv', 'run-07.csv', true],
    ['{a}', '{a}', true],
    ['eval (1).json', 'eval (1).json', true],
    ['a\\*b', 'a*b', true],
    ['a\\*b', 'axb', false],
    ['[abc', '[abc', true],
    ['!docs/**', 'src/x', true],
    ['!docs/**', 'docs/x', false],
  ])('%s against %s: %s', (glob, path, expected) => {
    expect(matches(glob, path)).toBe(expected);
  });

  it('is read as another matcher reads it', () => {
    const piece = fc.constantFrom('a', 'b', '*', '?', '[ab]', '[^a]', '{a,b}', '.', 'c');
    const name = fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join(''));
    const globs = fc.array(fc.oneof(name, fc.constant('**')), { minLength: 1, maxLength: 4 });
    const names = fc.array(fc.stringMatching(/^[abc.]{1,3}$/), { minLength: 1, maxLength: 4 });
    const isDots = (text: string): boolean => /(^|\/)\.{1,2}($|\/)/.test(text);
    fc.assert(
      fc.property(globs, names, (glob, path) => {
        const [written, asked] = [glob.join('/'), path.join('/')];
        // Of two stars at the end that one says now that the folder itself is among them, now that it is not.
        fc.pre(!isDots(written) && !isDots(asked) && glob.at(-1) !== '**');
        expect(matches(written, asked)).toBe(picomatch(written, { dot: true })(asked));
      }),
      { numRuns: 2_000, seed: 1 },
    );
  });

  it.each([
    [`${'*a'.repeat(400)}b`, `x/${'a'.repeat(4_000)}`],
    [`${'**/a/'.repeat(150)}b`, `${'a/'.repeat(2_000)}a`],
    ['('.repeat(900), 'x'],
    ['{'.repeat(900), 'x'],
    ['['.repeat(900), 'x'],
    [`${'{a,'.repeat(300)}`, 'x'],
  ])('of any shape ends: %#', (glob, path) => {
    expect(matches(glob, path)).toBe(false);
  });

  it.each([
    ['@(a|b).json', 'extended patterns'],
    ['{a,b}'.repeat(9), 'more than 256'],
    ['{1..1000000000}{1..1000000000}', null],
    [`${'{a,b,'.repeat(100)}${'}'.repeat(100)}`, null],
    ['a'.repeat(1_001), '1001 characters'],
  ])('that is too much is refused, with what would do: %#', (glob, reason) => {
    const reading = readGlob(glob);
    expect(reading.kind === 'refused' ? reading.reason : null).toEqual(
      reason === null ? null : expect.stringContaining(reason),
    );
  });
});
