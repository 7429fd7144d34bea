import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { changelogSection } from '../../scripts/docs/changelogSection.ts';
import { pinSnippet } from '../../scripts/docs/pinSnippet.ts';
import { releaseIn } from '../../src/core/initialise/release.ts';
import { schemaLine } from '../../src/core/initialise/schemaLine.ts';
import { repositoryRoot } from '../support/contract/runner.ts';

const release = { repository: 'acme/scaling-guard', sha: '0123456789'.repeat(4), version: 'v1.2.3' };
const pinned = `uses: acme/scaling-guard@${'0123456789'.repeat(4)} # v1.2.3`;

describe('the snippet of a release', () => {
  it('names the release in the place of the placeholder, and of the release before', () => {
    const text = '      - uses: OWNER/scaling-guard@COMMIT # there is no release yet\n        with:\n';
    expect(pinSnippet(text, release)).toBe(`      - ${pinned}\n        with:\n`);
    const next = { ...release, sha: 'f'.repeat(40), version: 'v1.3.0' };
    expect(pinSnippet(pinSnippet(text, release), next)).toBe(pinSnippet(text, next));
  });

  it('leaves other actions and prose alone', () => {
    const text = '- uses: actions/checkout@v7 # v7\nthe action scaling-guard@v1 and ./scaling-guard\n';
    expect(pinSnippet(text, release)).toBe(text);
  });

  it('reaches every place that users copy from', () => {
    for (const file of [
      'README.md',
      'src/core/initialise/usesScalingGuard.ts',
      'examples/workflows/simple.yml',
    ]) {
      const text = pinSnippet(readFileSync(join(repositoryRoot, file), 'utf8'), release);
      expect(text, file).toContain(pinned);
      expect(text, file).not.toContain('COMMIT');
    }
    expect(pinSnippet("  'uses: OWNER/scaling-guard@COMMIT # none';\n", release)).toBe(`  '${pinned}';\n`);
  });

  it('moves the schemas that drafts of `init` name to its commit', () => {
    const file = readFileSync(join(repositoryRoot, 'src/core/initialise/usesScalingGuard.ts'), 'utf8');
    const named = releaseIn(pinSnippet(file, release));
    expect(named).toEqual({ repository: release.repository, sha: release.sha });
    expect(schemaLine('config', '.github/scaling-guard.yml', named)).toBe(
      `# yaml-language-server: $schema=https://raw.githubusercontent.com/acme/scaling-guard/${release.sha}/schemas/config.v1.json`,
    );
    expect(existsSync(join(repositoryRoot, 'schemas/config.v1.json'))).toBe(true);
    expect(schemaLine('runs', 'runs.yml', null)).toBe(
      '# yaml-language-server: $schema=./.github/scaling-guard-schemas/runs.v1.json',
    );
  });

  it.each([
    { sha: 'v1' },
    { sha: '0123456' },
    { version: '1.2.3' },
    { version: 'v1.2.3-rc.1' },
    { repository: 'acme' },
  ])('refuses %j', (wrong) => {
    expect(() => pinSnippet('', { ...release, ...wrong })).toThrow(/is no /);
  });
});

describe('the notes of a release', () => {
  const changelog =
    '# Changelog\n\n## Unreleased\n\n- later\n\n## [1.2.0] - 2026-12-01\n\n### Added\n\n- one\n\n## 1.1.0\n\n- two\n\n## 1.0.0\n';

  it('are the section of the version, without its heading', () => {
    expect(changelogSection(changelog, 'v1.2.0')).toBe('### Added\n\n- one\n');
    expect(changelogSection(changelog, '1.1.0')).toBe('- two\n');
  });

  it('have to be there', () => {
    expect(() => changelogSection(changelog, 'v1.2')).toThrow('no section "## 1.2"');
    expect(() => changelogSection(changelog, 'v1.0.0')).toThrow('is empty');
  });
});
