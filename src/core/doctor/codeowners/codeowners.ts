import { openText } from '../../documents/workspace/openText.ts';
import type { Workspace } from '../../documents/workspace/workspace.ts';
import { codeownersPattern } from './codeownersPattern.ts';

/** A line that GitHub skips, and why. */
interface SkippedLine {
  readonly line: number;
  readonly text: string;
  readonly reason: string;
}

/** The CODEOWNERS file in force. */
export interface Codeowners {
  readonly path: string;
  /** Others that GitHub takes no notice of, since this one comes first. */
  readonly ignored: readonly string[];
  readonly skipped: readonly SkippedLine[];
  /** Why the whole file is not used; null where it is. */
  readonly unusable: string | null;
  /** The owners of a path by the last line that matches it: none where no line does, or where that line names nobody. */
  ownersOf(path: string): { readonly owners: readonly string[]; readonly line: number | null };
}

/** Where GitHub looks, in this order; the first one counts. */
const places = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'] as const;

/** GitHub loads no file of 3 MB or more. */
const mostBytes = 3_000_000;

const isOwner = (word: string): boolean =>
  /^@[\w-]+(?:\/[\w.-]+)?$/.test(word) || /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(word);

interface Rule {
  readonly line: number;
  readonly matches: (path: string) => boolean;
  readonly owners: readonly string[];
}

const readLines = (
  text: string,
): { readonly rules: readonly Rule[]; readonly skipped: readonly SkippedLine[] } => {
  const rules: Rule[] = [];
  const skipped: SkippedLine[] = [];
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const written = raw.trim();
    if (written === '' || written.startsWith('#')) continue;
    const line = index + 1;
    // Blanks inside a pattern are escaped; a `#` after it starts a comment.
    const [pattern = '', ...rest] = written.match(/(?:\\.|\S)+/gu) ?? [];
    const comment = rest.findIndex((word) => word.startsWith('#'));
    const owners = comment < 0 ? rest : rest.slice(0, comment);
    const matches = codeownersPattern(pattern);
    const stranger = owners.find((word) => !isOwner(word));
    if (matches === null)
      skipped.push({ line, text: pattern, reason: 'is a pattern that GitHub does not take' });
    else if (stranger !== undefined)
      skipped.push({
        line,
        text: stranger,
        reason: 'is neither @user, nor @organisation/team, nor an address',
      });
    else rules.push({ line, matches, owners });
  }
  return { rules, skipped };
};

/** The CODEOWNERS file that GitHub would use; null where there is none. */
export const readCodeowners = (workspace: Workspace): Codeowners | null => {
  const found = places.flatMap((place) =>
    workspace.entries.filter(({ path, kind }) => path === place && kind === 'file'),
  );
  const [entry, ...others] = found;
  if (entry === undefined) return null;
  const base = { path: entry.path, ignored: others.map(({ path }) => path) };
  const opened =
    entry.size < mostBytes ? openText(workspace, entry, { bytes: mostBytes, depth: 1, files: 1 }) : null;
  if (opened === null || opened.kind === 'unreadable') {
    const unusable =
      opened === null
        ? `it has ${entry.size} bytes, and GitHub loads none of 3 MB or more`
        : 'it could not be read';
    return { ...base, skipped: [], unusable, ownersOf: () => ({ owners: [], line: null }) };
  }
  const { rules, skipped } = readLines(opened.text);
  return {
    ...base,
    skipped,
    unusable: null,
    ownersOf: (path) => {
      const rule = rules.findLast(({ matches }) => matches(path));
      return { owners: rule?.owners ?? [], line: rule?.line ?? null };
    },
  };
};
