import type { validate } from '@actions/languageservice';
import { build } from 'esbuild';
import { repositoryRoot } from '../support/contract/runner.ts';

interface LanguageService {
  readonly validate: typeof validate;
  readonly TextDocument: {
    create(uri: string, language: string, version: number, text: string): Parameters<typeof validate>[0];
  };
}

/** GitHub's own language service, bundled in memory: its modules import JSON in a way that Node does not take. */
const bundle = async (): Promise<LanguageService> => {
  const { outputFiles } = await build({
    stdin: {
      contents:
        "export { validate } from '@actions/languageservice'; export { TextDocument } from 'vscode-languageserver-textdocument';",
      resolveDir: repositoryRoot,
    },
    bundle: true,
    platform: 'node',
    format: 'esm',
    mainFields: ['module', 'main'],
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire('file:///');" },
    write: false,
    logLevel: 'error',
  });
  const code = Buffer.from(outputFiles[0]?.contents ?? []).toString('base64');
  return import(`data:text/javascript;base64,${code}`);
};

const service = bundle();

/** The service keeps what it parsed by address, so that each text has to have one of its own. */
let texts = 0;

/** What the language service says of a workflow or an action, a line each. */
export const languageServiceFindings = async (path: string, text: string): Promise<readonly string[]> => {
  const { validate, TextDocument } = await service;
  texts += 1;
  // What a file is, it tells from the address.
  const place = path === 'action.yml' ? path : `.github/workflows/${path.split('/').at(-1)}`;
  const found = await validate(TextDocument.create(`file:///${texts}/${place}`, 'yaml', 1, text));
  return found.map(({ message, range }) => `${path}:${range.start.line + 1}: ${message}`);
};
