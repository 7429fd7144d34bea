/**
 * Holds the sources to the layers of `.dependency-cruiser.mjs`, to files under 300 lines, and to exports that something other
 * than a test uses. Modules and rooms are counted against the disk, since a misconfigured cruiser sees nothing and says that
 * all is well.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { coreRooms } from './coreRooms.ts';

interface Cruise {
  readonly modules: readonly { readonly source: string }[];
  readonly summary: {
    readonly violations: readonly {
      readonly rule: { readonly name: string };
      readonly from: string;
      readonly to: string;
    }[];
    readonly ruleSetUsed: { readonly forbidden: readonly { readonly name: string }[] };
  };
}

/** One concept a file: a file of this many lines holds two. */
const LINES = 300;

/** Written by a compiler, and read by nobody. */
const compiled = 'src/core/validation/generated/';

const sourcesOf = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name}`);

const { stdout, stderr } = spawnSync('depcruise', ['--output-type', 'json', 'src'], {
  encoding: 'utf8',
  maxBuffer: 1e9,
});
if (stdout === '') throw new Error(stderr);
const { modules, summary } = JSON.parse(stdout) as Cruise;

const files = sourcesOf('src');
const seen = modules.filter(({ source }) => source.startsWith('src/') && source.endsWith('.ts')).length;
const { existing, missing, unlisted, roomOf } = coreRooms();
const ruled = new Set(summary.ruleSetUsed.forbidden.map(({ name }) => name));
const checked = new Set(
  modules.flatMap(({ source }) => {
    const room = roomOf(source);
    return room !== null && ruled.has(`floor-of-${room}`) ? [room] : [];
  }),
);

const faults = [
  ...summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`),
  ...(seen === files.length ? [] : [`saw ${seen} modules, but src holds ${files.length} files`]),
  ...missing.map((room) => `scripts/build/floors.json lists ${room}, which holds no files`),
  ...unlisted.map((room) => `scripts/build/floors.json does not say on which floor ${room} stands`),
  ...(checked.size === existing.length
    ? []
    : [`checked ${checked.size} rooms, but src/core has ${existing.length}`]),
  ...[...files, ...sourcesOf('scripts')].flatMap((file) => {
    if (file.startsWith(compiled)) return [];
    const lines = readFileSync(file, 'utf8').split('\n').length - 1;
    return lines < LINES ? [] : [`${file} has ${lines} lines, where fewer than ${LINES} are asked for`];
  }),
];
for (const fault of faults) console.error(fault);

const unused = spawnSync('knip', ['--production', '--include', 'files,exports,types'], { stdio: 'inherit' });
if (unused.status !== 0) console.error('Only tests use what is listed above.');

if (faults.length > 0 || unused.status !== 0) process.exitCode = 1;
else console.log(`${seen} modules, ${checked.size} rooms, no violation`);
