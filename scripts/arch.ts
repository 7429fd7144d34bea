/**
 * Holds the sources to the layers of `.dependency-cruiser.mjs`. The module count is checked against the files on disk,
 * since a misconfigured cruiser sees nothing and says that all is well.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';

interface Cruise {
  readonly modules: readonly { readonly source: string }[];
  readonly summary: {
    readonly violations: readonly {
      readonly rule: { readonly name: string };
      readonly from: string;
      readonly to: string;
    }[];
  };
}

const { stdout, stderr } = spawnSync('depcruise', ['--output-type', 'json', 'src'], {
  encoding: 'utf8',
  maxBuffer: 1e9,
});
if (stdout === '') throw new Error(stderr);
const { modules, summary } = JSON.parse(stdout) as Cruise;

const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.ts'),
);
const seen = modules.filter(({ source }) => source.startsWith('src/') && source.endsWith('.ts')).length;

for (const { rule, from, to } of summary.violations) console.error(`${rule.name}: ${from} -> ${to}`);
if (seen !== files.length) console.error(`saw ${seen} modules, but src holds ${files.length} files`);
if (summary.violations.length > 0 || seen !== files.length) process.exitCode = 1;
else console.log(`${seen} modules, no violation`);
