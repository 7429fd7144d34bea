import { describe, expect, it } from 'vitest';
import { readCodeowners } from '../../../../src/core/doctor/codeowners/codeowners.ts';
import { memoryWorkspace, textEntry } from '../../../scenarios/_harness/memoryWorkspace.ts';

const read = (text: string, at = '.github/CODEOWNERS') =>
  readCodeowners(memoryWorkspace(new Map([[at, textEntry(text)]])));

const ownersIn = (text: string, path: string): readonly string[] => read(text)?.ownersOf(path).owners ?? [];

describe("GitHub's documented example", () => {
  const example = `
*       @global-owner1 @global-owner2
*.js    @js-owner #This is an inline comment.
*.go docs@example.com
*.txt @octo-org/octocats
/build/logs/ @doctocat
docs/*  docs@example.com
apps/ @octocat
/scripts/ @doctocat @octocat
**/logs @octocat
/apps/ @octocat
/apps/github
`;

  it.each([
    ['some/where/file.rb', ['@global-owner1', '@global-owner2']],
    ['src/deep/index.js', ['@js-owner']],
    ['main.go', ['docs@example.com']],
    ['notes/a.txt', ['@octo-org/octocats']],
    ['docs/getting-started.md', ['docs@example.com']],
    ['docs/build-app/troubleshooting.md', ['@global-owner1', '@global-owner2']],
    ['lib/docs/getting-started.md', ['@global-owner1', '@global-owner2']],
    ['lib/apps/deep/file.md', ['@octocat']],
    ['scripts/artifacts/one.sh', ['@doctocat', '@octocat']],
    ['build/logs/one/two.md', ['@octocat']],
    ['deeply/nested/logs/file.md', ['@octocat']],
    ['apps/web/file.md', ['@octocat']],
    ['apps/github', []],
    ['apps/github/file.md', []],
  ])('gives %s to %j', (path, owners) => {
    expect(ownersIn(example, path)).toEqual(owners);
  });

  it('gives a folder at the root to its owner only there', () => {
    const text = '/build/logs/ @doctocat';
    expect(ownersIn(text, 'build/logs/deep/a.txt')).toEqual(['@doctocat']);
    expect(ownersIn(text, 'sub/build/logs/a.txt')).toEqual([]);
  });
});

describe('patterns', () => {
  it.each([
    ['plans', 'plans/a.yml', true],
    ['plans', 'team/plans/deep/a.yml', true],
    ['/plans', 'team/plans/a.yml', false],
    ['plans/', 'plans', false],
    ['/plans/*', 'plans/deep/a.yml', false],
    ['/plans/**', 'plans/deep/a.yml', true],
    ['/teams/**/plans/', 'teams/plans/a.yml', true],
    ['/teams/**/plans/', 'teams/a/b/plans/a.yml', true],
    ['*.yml', 'plans/a.yaml', false],
    ['plan?.yml', 'plans.yml', true],
    ['plan?.yml', 'plan/.yml', false],
    ['with\\ blank/', 'with blank/a.yml', true],
    ['.github/', 'xgithub/a.yml', false],
    ['Plans/', 'plans/a.yml', false],
    ['*', '.github/workflows/a.yml', true],
  ])('%s on %s: %s', (pattern, path, matches) => {
    expect(ownersIn(`${pattern} @owner`, path)).toEqual(matches ? ['@owner'] : []);
  });

  it('lets the last match win, also where it names nobody', () => {
    expect(read('* @all\n/plans/\n')?.ownersOf('plans/a.yml')).toEqual({ owners: [], line: 2 });
    expect(read('/plans/ @plans\n* @all\n')?.ownersOf('plans/a.yml')).toEqual({ owners: ['@all'], line: 2 });
  });
});

describe('lines that GitHub skips', () => {
  it.each(['!plans/ @owner', 'plans/[ab].yml @owner', '\\#plans @owner', 'plans/ owner', 'plans/ @a/b/c'])(
    '%s',
    (line) => {
      const codeowners = read(`* @all\n${line}\n`);
      expect(codeowners?.skipped.map((one) => one.line)).toEqual([2]);
      expect(codeowners?.ownersOf('plans/a.yml').owners).toEqual(['@all']);
    },
  );

  it('takes comments, blank lines and other line ends as they come', () => {
    expect(read('# all\r\n\r\n* @all # everything\r\n')).toMatchObject({ skipped: [] });
    expect(ownersIn('# all\r\n\r\n* @all # everything\r\n', 'a')).toEqual(['@all']);
  });
});

describe('where the file lies', () => {
  it('takes .github first, then the root, then docs', () => {
    const at = (...paths: readonly string[]) =>
      readCodeowners(
        memoryWorkspace(
          new Map(paths.map((path) => [path, textEntry(`* @${path.split('/')[0]?.replace('.', '')}`)])),
        ),
      );
    expect(at('docs/CODEOWNERS', 'CODEOWNERS', '.github/CODEOWNERS')).toMatchObject({
      path: '.github/CODEOWNERS',
      ignored: ['CODEOWNERS', 'docs/CODEOWNERS'],
    });
    expect(at('docs/CODEOWNERS', 'CODEOWNERS')?.path).toBe('CODEOWNERS');
    expect(at('docs/CODEOWNERS')?.path).toBe('docs/CODEOWNERS');
    expect(at('.gitlab/CODEOWNERS', 'src/CODEOWNERS')).toBeNull();
  });

  it('owns nothing from a file that GitHub does not load', () => {
    const large = readCodeowners(
      memoryWorkspace(new Map([['CODEOWNERS', { kind: 'must-not-be-read', size: 3_000_000 }]])),
    );
    expect(large?.unusable).toContain('3000000 bytes');
    expect(large?.ownersOf('a').owners).toEqual([]);
  });
});
