import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { read } from './docPages.ts';
import { repositoryRoot } from './support/contract/runner.ts';

interface IssueForm {
  readonly name?: string;
  readonly description?: string;
  readonly body?: readonly {
    readonly type: string;
    readonly id?: string;
    readonly attributes: { readonly label?: string; readonly value?: string; readonly render?: string };
    readonly validations?: { readonly required: boolean };
  }[];
}

const forms = readdirSync(join(repositoryRoot, '.github/ISSUE_TEMPLATE')).filter(
  (name) => name !== 'config.yml',
);
const formOf = (name: string): IssueForm => parse(read(`.github/ISSUE_TEMPLATE/${name}`)) as IssueForm;

describe('issue forms', () => {
  it.each(forms)('%s has what GitHub asks of a form', (name) => {
    const form = formOf(name);
    expect([typeof form.name, typeof form.description]).toEqual(['string', 'string']);
    const fields = (form.body ?? []).filter(({ type }) => type !== 'markdown');
    expect(fields.length).toBeGreaterThan(0);
    for (const { type, id, attributes } of form.body ?? []) {
      expect(['markdown', 'textarea', 'input', 'dropdown', 'checkboxes']).toContain(type);
      if (type === 'markdown') expect(attributes.value).toBeTypeOf('string');
      else expect([id, attributes.label]).toEqual([expect.stringMatching(/^[\w-]+$/), expect.any(String)]);
    }
    expect(new Set(fields.map(({ id }) => id)).size).toBe(fields.length);
  });

  it('a wrong verdict cannot be told without its report', () => {
    const report = formOf('wrong-verdict.yml').body?.find(({ id }) => id === 'report');
    expect(report).toMatchObject({
      type: 'textarea',
      attributes: { render: 'json' },
      validations: { required: true },
    });
  });
});

describe('the hook before a commit', () => {
  it('can be run, and checks what CI checks', () => {
    const listed = execFileSync('git', ['ls-files', '--stage', '.githooks/pre-commit'], {
      cwd: repositoryRoot,
      encoding: 'utf8',
    });
    expect(listed).toMatch(/^100755 /);
    const checked = read('scripts/build/check.ts');
    for (const script of ['build/generateValidators.ts', 'docs/docs.ts'])
      for (const text of [checked, read('.githooks/pre-commit')])
        expect(text).toContain(`tsx scripts/${script} --check`);
  });
});

it('the Node that a contributor gets is one that CI tests', () => {
  const version = read('.nvmrc').trim();
  const { jobs } = parse(read('.github/workflows/ci.yml')) as {
    jobs: { check: { strategy: { matrix: { node: readonly number[] } } } };
  };
  expect(jobs.check.strategy.matrix.node.map(String)).toContain(version);
  expect(read('.devcontainer/devcontainer.json')).toContain(`typescript-node:${version}-`);
});
