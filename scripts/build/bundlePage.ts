import { readFileSync } from 'node:fs';
import { build } from 'esbuild';

/** The files of `dist/` that the HTML report is made of. */
export interface PageFiles {
  readonly script: string;
  readonly style: string;
}

const bundled = ['@observablehq/plot', 'd3', 'isoformat', 'interval-tree-1d', 'binary-search-bounds'];

/** The licences of the bundled libraries ask to go along: the page is handed on without this repository. */
const notice = (): string => {
  const texts = bundled.map(
    (name) => `${name}\n${readFileSync(`node_modules/${name}/LICENSE`, 'utf8').trim()}`,
  );
  return `/*\n${texts.join('\n\n')}\n*/`;
};

/** Bundles `src/page` into one script without modules and one style sheet. */
export const bundlePage = async (): Promise<PageFiles> => {
  const { outputFiles } = await build({
    entryPoints: ['src/page/main.ts', 'src/page/page.css'],
    outdir: 'dist',
    bundle: true,
    platform: 'browser',
    target: ['chrome123', 'firefox120', 'safari17.5'],
    format: 'iife',
    minify: true,
    charset: 'utf8',
    legalComments: 'none',
    banner: { js: notice() },
    write: false,
    logLevel: 'warning',
  });
  const textOf = (ending: string): string =>
    outputFiles.find(({ path }) => path.endsWith(ending))?.text.trimEnd() ?? '';
  return { script: textOf('.js'), style: textOf('.css') };
};
