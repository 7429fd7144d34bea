/** Bundles `dist/`. `--check` builds into memory and fails where `dist/` differs from what the sources build. */
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { bundlePage } from './bundlePage.ts';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
const onlyCheck = process.argv.includes('--check');

/** Some dependencies are CommonJS and call `require`, which an ESM bundle does not have. */
const requireBanner =
  "import { createRequire as __createRequire } from 'node:module';\nconst require = __createRequire(import.meta.url);";

const shared = {
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  banner: { js: requireBanner },
  define: { SCALING_GUARD_VERSION: JSON.stringify(version) },
  legalComments: 'linked',
  loader: { '.schema.json': 'text' },
  write: false,
  logLevel: 'warning',
} as const satisfies BuildOptions;

/** Larger than all of the rest and needed last, if at all: it is a file of its own, loaded when the report is uploaded. */
const apart: Plugin = {
  name: 'apart',
  setup: ({ onResolve }) =>
    onResolve({ filter: /\/uploadArtifact\.ts$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './uploadArtifact.js', external: true } : undefined,
    ),
};

const builds = await Promise.all([
  build({
    ...shared,
    entryPoints: ['src/shell/cli.ts', 'src/shell/action.ts'],
    sourcemap: 'linked',
    sourcesContent: false,
    plugins: [apart],
  }),
  build({ ...shared, entryPoints: ['src/shell/github/uploadArtifact.ts'] }),
]);
const outputFiles = builds.flatMap((built) => built.outputFiles);

const page = await bundlePage();
const files = [
  ...outputFiles,
  { path: resolve('dist/page.js'), text: page.script },
  { path: resolve('dist/page.css'), text: page.style },
];

mkdirSync('dist', { recursive: true });
const stale = files.filter(({ path, text }) => !existsSync(path) || readFileSync(path, 'utf8') !== text);
if (onlyCheck && stale.length > 0) {
  console.error(
    `dist/ is not what the sources build (${stale.map(({ path }) => basename(path)).join(', ')}): run npm run build`,
  );
  process.exitCode = 1;
} else {
  for (const { path, text } of stale) writeFileSync(path, text);
  // npm makes a linked command executable: one that is committed so stays as it is.
  chmodSync('dist/cli.js', 0o755);
}
