import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ruleCatalogue } from '../src/core/catalogue.ts';
import type { Reading } from '../src/core/documents/document.ts';
import { readJson } from '../src/core/documents/json/readJson.ts';
import { readTable } from '../src/core/documents/table/readTable.ts';
import { readYaml } from '../src/core/documents/yaml/readYaml.ts';
import { configurationBook } from '../src/core/formats/configurations/configurationBook.ts';
import { detectFormat, formats } from '../src/core/formats/index.ts';
import { type ReasonGuide, reasonGuide } from '../src/core/renderers/sections/reasonGuide.ts';
import { analyseTrends } from '../src/core/trends/analyseTrends.ts';
import type { JudgementReason } from '../src/core/trends/judge.ts';
import { trendVerdicts } from '../src/core/trends/trendVerdict.ts';
import { validateConfig } from '../src/core/validation/configFile.ts';
import { validatePlan } from '../src/core/validation/planFile.ts';
import { validateRuns } from '../src/core/validation/runsFile.ts';
import { validateTasks } from '../src/core/validation/tasksFile.ts';
import { validateWaivers } from '../src/core/validation/waiversFile.ts';
import { curveOf } from './core/trends/curveOf.ts';
import { blocksIn, outsideCode, pages, read } from './docPages.ts';
import { runCommand } from './shell/runCommand.ts';
import { actionFile, repositoryRoot } from './support/contract/runner.ts';

const limits = { bytes: 1e6, depth: 50, files: 100 };

/** The anchors that GitHub makes of headings. */
const anchorsOf = (path: string): readonly string[] =>
  [...read(path).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );

const problemsOf = (reading: Reading): readonly string[] => reading.problems.map(({ message }) => message);

describe('the docs', () => {
  it.each(pages)('%s links to what is there', (page) => {
    const broken = [...outsideCode(page).matchAll(/\]\(([^)\s]+)(?: "[^"]*")?\)/g)]
      .map(([, target = '']) => target)
      .filter((target) => !/^[a-z]+:/.test(target))
      .filter((target) => {
        const [path = '', anchor] = target.split('#');
        const file = path === '' ? page : normalize(join(dirname(page), path));
        if (!existsSync(join(repositoryRoot, file))) return true;
        return anchor !== undefined && !anchorsOf(file).includes(anchor);
      });
    expect(broken).toEqual([]);
  });

  it.each(pages)('%s names files that are there', (page) => {
    const named = [
      ...read(page)
        .replaceAll(/^ *```[\s\S]*?^ *```$/gm, '')
        .matchAll(/`((?:src|test|scripts|schemas|docs|examples)\/[\w./-]*)`/g),
    ].map(([, path = '']) => path);
    // `your…` stands for the reader's own file.
    const missing = named.filter((path) => !/your/i.test(path) && !existsSync(join(repositoryRoot, path)));
    expect(missing).toEqual([]);
  });

  it('have a page for every format', () => {
    const listed = read('docs/formats/README.md');
    for (const { name } of formats) {
      expect(existsSync(join(repositoryRoot, `docs/formats/${name}.md`)), name).toBe(true);
      expect(listed).toContain(`[${name}](${name}.md)`);
    }
  });
});

describe('the reasons for trend verdicts', () => {
  // The type checker holds that none of the engine's reasons is missing from the guide.
  const guide: Readonly<Record<JudgementReason | keyof typeof reasonGuide, ReasonGuide>> = reasonGuide;

  /** `because('noisy', 'dispersed')`, in the order in which the engine comes to them. */
  const judged = [...read('src/core/trends/judge.ts').matchAll(/because\('([\w-]+)', '([\w-]+)'\)/g)].map(
    ([, verdict = '', reason = '']) => ({ verdict, reason }),
  );

  it('are described under the verdict that the engine gives for them', () => {
    expect(judged.length).toBeGreaterThan(10);
    for (const { verdict, reason } of judged) {
      expect([reason, guide[reason as JudgementReason].verdict]).toEqual([reason, verdict]);
    }
  });

  it.each([
    ['no-points', []],
    ['too-few-runs', [4, 3.5, 3].map((scale) => ({ scale, score: 1 / scale }))],
    ['too-few-scales', [4, 3.5, 3].flatMap((scale) => [0.1, 0.2, 0.3].map((score) => ({ scale, score })))],
    ['identical-scores', [4, 3.9, 3.7, 3.4, 3.3, 3.1, 3, 2.9].map((scale) => ({ scale, score: 0.5 }))],
  ] as const)('have a page where no test is made: %s', (reason, scores) => {
    const [trend] = analyseTrends([[curveOf(scores)]], { resamples: 0, seed: 1 });
    expect([trend?.reason, trend?.verdict]).toEqual([reason, guide[reason].verdict]);
  });

  it('stand in docs/method.md in the order in which the engine comes to them', () => {
    const order = read('docs/method.md').split('## The order of the questions')[1]?.split('\n## ')[0] ?? '';
    const told = [...order.matchAll(/\]\(trends\/[\w-]+\.md#([\w-]+)\)/g)].map(([, reason]) => reason);
    expect(told.filter((reason) => judged.some((one) => one.reason === reason))).toEqual(
      judged.map(({ reason }) => reason),
    );
    expect([...new Set(told)].sort()).toEqual(Object.keys(guide).sort());
  });
});

describe('explain', () => {
  const plain = (text: string): string => text.replaceAll(/\*\*/g, '').replaceAll(/\s+/g, ' ');

  it.each([
    ...[...ruleCatalogue.keys()].map((id) => [id, `docs/rules/${id}.md`]),
    ...trendVerdicts.map((verdict) => [verdict, `docs/trends/${verdict}.md`]),
    ...Object.entries(reasonGuide).map(([code, { verdict }]) => [code, `docs/trends/${verdict}.md`]),
  ])('says of %s what %s says', async (name = '', page = '') => {
    const { stdout } = await runCommand(['explain', name]);
    const [, ...paragraphs] = stdout.trim().split(/\n\n|\n(?= {2}- )/);
    const text = plain(read(page));
    const said = paragraphs
      .map((paragraph) => plain(paragraph).trim())
      .filter((paragraph) => !/^(More: |What is tested:|Given for )/.test(paragraph))
      .map((paragraph) => paragraph.replace(/^(- |Next: |For a plan: )/, ''));
    expect(said.length).toBeGreaterThan(1);
    for (const sentence of said) expect(text).toContain(sentence);
    expect(plain(stdout)).toContain(page);
  });
});

/** The steps of all workflows to copy: what a guide shows of one stands in it. */
const exampleSteps = (): readonly unknown[] =>
  readdirSync(join(repositoryRoot, 'examples/workflows'))
    .filter((name) => name.endsWith('.yml'))
    .flatMap((name) => {
      const { jobs } = parse(read(`examples/workflows/${name}`)) as {
        jobs: Record<string, { steps: unknown[] }>;
      };
      return Object.values(jobs).flatMap(({ steps }) => steps);
    });

describe('examples in the docs', () => {
  it.each(blocksIn('yaml'))('YAML of %s: %#', (page, text) => {
    const reading = readYaml(page, text, limits);
    if (reading.kind !== 'document') throw new Error(problemsOf(reading).join('\n'));
    const { document } = reading;
    const value = document.value as Record<string, unknown>;
    expect(problemsOf(reading)).toEqual([]);
    if ('claims' in value) expect(validatePlan(document)).toMatchObject({ kind: 'valid' });
    else if ('waivers' in value) expect(validateWaivers(document)).toMatchObject({ kind: 'valid' });
    else if (Array.isArray(value.runs)) expect(validateRuns(document)).toMatchObject({ kind: 'valid' });
    else if (Array.isArray(value.tasks)) expect(validateTasks(document)).toMatchObject({ kind: 'valid' });
    else if ('evidence' in value || 'gate' in value)
      expect(validateConfig(document)).toMatchObject({ kind: 'valid' });
    else if (Array.isArray(value)) for (const step of value) expect(exampleSteps()).toContainEqual(step);
    else expect(Object.keys(value)).toContain('jobs');
  });

  it.each([...blocksIn('json'), ...blocksIn('csv')])('evidence of %s: %#', (page, text) => {
    const reading = text.startsWith('{') ? readJson(page, text, limits) : readTable(page, text, limits);
    if (reading.kind !== 'document') throw new Error(problemsOf(reading).join('\n'));
    const format = detectFormat(reading.document);
    const artifact = format?.read(reading.document, { book: configurationBook() });
    expect([...problemsOf(reading), ...(artifact?.problems ?? [])]).toEqual([]);
    expect(artifact?.records.length).toBeGreaterThan(0);
  });
});

interface Step {
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Workflow {
  readonly permissions?: unknown;
  readonly jobs: Readonly<Record<string, { readonly steps?: readonly Step[] }>>;
}

const workflows: readonly (readonly [string, string])[] = [
  ...['ci.yml', 'dogfood.yml'].map((name): [string, string] => [name, read(`.github/workflows/${name}`)]),
  ...blocksIn('yaml').filter(([, text]) => /^jobs:/m.test(text)),
];

describe('workflows', () => {
  it.each(workflows)('%s give no permission that a job did not ask for, and pin what they run', (_, text) => {
    const { permissions, jobs } = parse(text) as Workflow;
    expect(permissions).toEqual({});
    for (const { steps = [] } of Object.values(jobs)) {
      for (const { uses = '', with: inputs = {} } of steps) {
        const isOwn = uses === './' || /^[\w-]+\/scaling-guard@/.test(uses);
        if (isOwn)
          expect(Object.keys(actionFile.inputs)).toEqual(expect.arrayContaining(Object.keys(inputs)));
        else if (uses !== '') expect(uses).toMatch(/@[0-9a-f]{40}$/);
      }
    }
    const uncommented = text.match(/@[0-9a-f]{40}(?! # v\d)/g);
    expect(uncommented).toBeNull();
  });
});

describe('commands in the docs', () => {
  const commands = [
    ...new Set(
      [...blocksIn('sh'), ...blocksIn('console')].flatMap(([, text]) =>
        text.split('\n').map((line) => line.replace(/ +#.*$/, '').trim()),
      ),
    ),
  ].filter((line) => line !== '');

  it('start with a program that a reader has', () => {
    const programs = new Set(commands.map((command) => command.split(' ')[0]));
    expect([...programs].filter((program) => !['node', 'npm', 'git', 'cd'].includes(program ?? ''))).toEqual(
      [],
    );
  });

  it.each(commands.filter((command) => /^npm run /.test(command)))('%s', (command) => {
    const [, , script = ''] = command.split(' ');
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    expect(Object.keys(scripts)).toContain(script);
  });

  const own = commands.filter((command) => /^node dist\/cli\.js /.test(command));

  it('run by name once they are installed, as npm links them', () => {
    const { bin } = JSON.parse(read('package.json')) as { bin: Record<string, string> };
    for (const path of Object.values(bin)) {
      expect(read(path)).toMatch(/^#!\/usr\/bin\/env node\n/);
      // npm makes it executable: a committed file that was not would be changed by an installation.
      const { stdout } = spawnSync('git', ['ls-files', '--stage', path], {
        cwd: repositoryRoot,
        encoding: 'utf8',
      });
      expect(stdout).toMatch(/^100755 /);
    }
  });

  it('write nothing into the copy that they run in', () => {
    const writing = own.filter((command) => /js (init|lock)\b|--out\b/.test(command));
    expect(writing.filter((command) => !/--(dry-run|help)\b/.test(command))).toEqual([]);
    // What a reader redirects into a file is no file of the repository, for git and for the linter, which asks git.
    const kept = own.flatMap((command) => / > (\S+)$/.exec(command)?.[1] ?? []);
    expect(kept.length).toBeGreaterThan(1);
    const { stdout } = spawnSync('git', ['check-ignore', ...kept], { cwd: repositoryRoot, encoding: 'utf8' });
    expect(stdout.trim().split('\n')).toEqual(kept);
  });

  it.each(own)('%s', (command) => {
    // Where a reader would keep the output in a file, it is read here.
    const said = command.replace(/ > \S+$/, '');
    const words = [...said.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
    const { status, stdout, stderr } = spawnSync(process.execPath, words.slice(1), {
      cwd: repositoryRoot,
      encoding: 'utf8',
      maxBuffer: 1e8,
    });
    // 2 is a wrong flag, 3 a bug: neither belongs into the docs.
    expect([0, 1], stderr).toContain(status);
    expect(stdout.length).toBeGreaterThan(0);
  });
});
