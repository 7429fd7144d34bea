import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { memoryWorkspace } from './scenarios/_harness/memoryWorkspace.ts';
import { readFolder } from './scenarios/_harness/readFolder.ts';
import { checkWorkspace } from './scenarios/_harness/runStory.ts';
import { repositoryRoot } from './scenarios/_harness/story.ts';

const lab = readFolder(join(repositoryRoot, 'examples', 'lab'));

/** A global that the core must not touch, named in the error when it does. */
const forbidden = (name: string) => (): never => {
  throw new Error(`the core used ${name}`);
};

const forbidClockChanceAndProcess = (): void => {
  const RealDate = Date;
  const GuardedDate = function (this: unknown, ...parts: readonly number[]): Date {
    if (parts.length === 0) return forbidden('the clock')();
    return Reflect.construct(RealDate, parts);
  };
  GuardedDate.now = forbidden('Date.now');
  GuardedDate.parse = RealDate.parse;
  GuardedDate.UTC = RealDate.UTC;
  GuardedDate.prototype = RealDate.prototype;
  vi.stubGlobal('Date', GuardedDate);
  vi.stubGlobal('performance', { now: forbidden('performance.now') });
  vi.stubGlobal('process', new Proxy({}, { get: (_, name) => forbidden(`process.${String(name)}`)() }));
  vi.stubGlobal('crypto', new Proxy({}, { get: (_, name) => forbidden(`crypto.${String(name)}`)() }));
  vi.stubGlobal('fetch', forbidden('fetch'));
  vi.stubGlobal('setTimeout', forbidden('setTimeout'));
  vi.spyOn(Math, 'random').mockImplementation(forbidden('Math.random'));
};

const allowAll = (): void => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
};

afterEach(allowAll);

describe('the core', () => {
  const reportOf = (files: typeof lab): string => JSON.stringify(checkWorkspace(memoryWorkspace(files)));
  const plain = reportOf(lab);

  it('checks a whole lab a second time without clock, chance, process or network, and gives equal bytes', () => {
    forbidClockChanceAndProcess();
    const guarded = reportOf(lab);
    allowAll();
    expect(guarded === plain, 'equal bytes').toBe(true);
    expect(guarded).toContain('"kind":"report"');
  });

  it('gives equal bytes for the evidence in another order', () => {
    const paths = [...lab.keys()].filter((path) => path.startsWith('evals/results/')).sort();
    const backwards = new Map([...lab].filter(([path]) => !paths.includes(path)));
    for (const [index, path] of paths.entries()) {
      const entry = lab.get(path);
      if (entry !== undefined) backwards.set(`evals/results/${1000 - index}.json`, entry);
    }
    // A report names the file of every score: the new names are read as the old ones.
    const received = paths.reduce(
      (text, path, index) => text.replaceAll(`"evals/results/${1000 - index}.json"`, JSON.stringify(path)),
      reportOf(backwards),
    );
    expect(JSON.parse(received)).toEqual(JSON.parse(plain));
    expect(received === plain, 'keys in the same order').toBe(true);
  });

  it('imports neither Node nor the Actions toolkit, and names no clock, chance or process', () => {
    const offences = sourceFiles('src/core').flatMap((file) => {
      const code = withoutComments(readFileSync(join(repositoryRoot, file), 'utf8'));
      return forbiddenCode.filter(({ pattern }) => pattern.test(code)).map(({ what }) => `${file}: ${what}`);
    });
    expect(offences).toEqual([]);
  });

  it('reaches no package but the few it may', () => {
    const packages = new Set(
      sourceFiles('src/core').flatMap((file) => {
        const code = readFileSync(join(repositoryRoot, file), 'utf8');
        return [...code.matchAll(/ from '([a-z@][^']*)';$/gm)].map(
          ([, name = '']) => name.split('/')[0] ?? '',
        );
      }),
    );
    const allowed = [
      'fflate',
      'ajv',
      'jstat',
      'ml-levenberg-marquardt',
      'ml-matrix',
      'ml-regression',
      'picomatch',
      'pure-rand',
      'string-width',
      'yaml',
    ];
    expect([...packages].filter((name) => !allowed.includes(name))).toEqual([]);
  });
});

const forbiddenCode: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  { what: 'imports a Node module', pattern: /from 'node:|import\('node:|require\(/ },
  { what: 'imports the Actions toolkit or octokit', pattern: /from '(@actions|@octokit|octokit)/ },
  { what: 'reads the clock', pattern: /Date\.now|new Date\(\)|performance\.now|hrtime/ },
  { what: 'draws by Math.random', pattern: /Math\.random/ },
  { what: 'reads the process', pattern: /\bprocess\.(env|argv|cwd|exit|stdout|stderr|platform)/ },
  // Other powers are the linter's business: scripts/build/noPowers.grit, whose patterns do not tell `**=` from `=`.
  { what: 'raises in place', pattern: /\*\*=/ },
  { what: 'compares by locale', pattern: /localeCompare|toLocale|Intl\.(?!Segmenter)/ },
];

const sourceFiles = (folder: string): readonly string[] =>
  readdirSync(join(repositoryRoot, folder), { recursive: true, withFileTypes: true })
    .filter(
      (entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.parentPath.includes('generated'),
    )
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(repositoryRoot.length + 1)
        .replaceAll('\\', '/'),
    );

const withoutComments = (code: string): string => code.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
