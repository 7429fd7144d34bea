import { nowhere, type Problem } from '../../problems/problem.ts';
import { readingProblem } from '../../problems/readingProblem.ts';
import { chooseSyntax } from '../chooseSyntax.ts';
import type { Document, ReadingLimits } from '../document.ts';
import { readTable } from '../table/readTable.ts';
import { readYaml } from '../yaml/readYaml.ts';
import { openText } from './openText.ts';
import type { Workspace } from './workspace.ts';

/**
 * The document at a path that the config names under `key`: YAML, JSON, or a table where the file ends in `.csv`. Null
 * with the reason where it cannot be read; a path that names no file is a problem of the config (SG107).
 */
export const openNamed = (
  workspace: Workspace,
  path: string,
  named: { readonly config: string | null; readonly key: string },
  limits: ReadingLimits,
): { readonly document: Document | null; readonly problems: readonly Problem[] } => {
  const entry = workspace.entries.find((one) => one.path === path);
  if (entry === undefined) {
    const place = { ...nowhere, file: named.config, pointer: `/${named.key}` };
    const message = `\`${named.key}\` names ${path}, which does not exist.`;
    return { document: null, problems: [readingProblem('SG107', place, message)] };
  }
  const opened = openText(workspace, entry, limits);
  if (opened.kind === 'unreadable') return { document: null, problems: opened.problems };
  const isTable = path.endsWith('.csv') && chooseSyntax(opened.text) === 'table';
  const reading = (isTable ? readTable : readYaml)(path, opened.text, limits);
  return { document: reading.kind === 'document' ? reading.document : null, problems: reading.problems };
};
