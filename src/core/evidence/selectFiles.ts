import type { Configuration, EvidenceSource } from '../configuration/configuration.ts';
import { anyEvidence } from '../configuration/defaultConfiguration.ts';
import type { Workspace, WorkspaceEntry } from '../documents/workspace/workspace.ts';
import { nowhere, type Problem } from '../problems/problem.ts';
import { readingProblem } from '../problems/readingProblem.ts';
import { pathMatcher } from '../text/pathMatcher.ts';
import { isCompanion } from './isCompanion.ts';
import { pathUnder } from './pathUnder.ts';

/** A path of the evidence, with the source that matched it first. */
interface SelectedFile {
  readonly entry: WorkspaceEntry;
  readonly source: EvidenceSource;
  /** Whether the config names this evidence, or the search through the whole folder came across it. */
  readonly isNamed: boolean;
}

/** The files that the config's evidence names. */
export interface Selection {
  /** Sorted by path. Links and sockets are among them, so that opening them tells what they are. */
  readonly files: readonly SelectedFile[];
  /** Known companions that matched and are not read. */
  readonly companions: number;
  readonly problems: readonly Problem[];
}

/** Settings of common tools, which a search through the whole folder meets and which are no eval results. */
const TOOL_SETTINGS: readonly string[] = [
  '**/{package,package-lock,composer,deno,biome,renovate}.json',
  '**/{ts,js}config*.json',
];

/** Whether a source is the default one, which looks at everything below the folder because nobody said where to look. */
const isSearch = ({ files }: EvidenceSource): boolean =>
  files.length === anyEvidence.files.length &&
  files.every((glob, index) => glob === anyEvidence.files[index]);

const WILDCARD = /[*?[\]{}()!]/;

/** Files that the config is made of, and those that it names as something else; none is evidence, whatever the globs say. */
const policyMatcher = ({
  file,
  base,
  runs,
  tasks,
  plans,
  training,
}: Configuration): ((path: string) => boolean) => {
  const named = [runs, tasks].flatMap((path) => (path === null ? [] : [pathUnder(base, path)]));
  const exact = new Set(file === null ? named : [file, ...named]);
  const others = [...plans, ...training.flatMap(({ files }) => files)];
  const isOther = pathMatcher(others.map((glob) => pathUnder(base, glob)));
  return (path) => exact.has(path) || isOther(path) || /(?:^|\/)scaling-guard-waivers\.ya?ml$/.test(path);
};

/** Finds the files of the evidence in the workspace. A file that several sources match belongs to the first. */
export const selectFiles = (workspace: Workspace, configuration: Configuration): Selection => {
  const isPolicy = policyMatcher(configuration);
  const problems: Problem[] = [];
  const selected = new Map<string, SelectedFile>();
  let companions = 0;

  for (const [sourceIndex, source] of configuration.evidence.entries()) {
    const isNamed = configuration.file !== null && !isSearch(source);
    const ignored = isNamed ? source.ignore : [...source.ignore, ...TOOL_SETTINGS];
    const isIgnored = pathMatcher(ignored.map((glob) => pathUnder(configuration.base, glob)));
    for (const [globIndex, written] of source.files.entries()) {
      const glob = pathUnder(configuration.base, written);
      const isMatch = pathMatcher([glob]);
      let matches = 0;
      let directories = 0;
      for (const entry of workspace.entries) {
        if (!isMatch(entry.path)) continue;
        // Harnesses make directories called `out.json`: a pattern sweeps them up, and a path that is written out means them.
        if (entry.kind === 'directory' && WILDCARD.test(glob)) {
          directories++;
          continue;
        }
        matches++;
        if (isPolicy(entry.path) || isIgnored(entry.path) || selected.has(entry.path)) continue;
        if (entry.kind === 'file' && isCompanion(entry.path)) companions++;
        else selected.set(entry.path, { entry, source, isNamed });
      }
      if (matches === 0 && isNamed) {
        const pointer = `/evidence/${sourceIndex}/files/${globIndex}`;
        const place = { ...nowhere, file: configuration.file, pointer };
        const meant = glob === written ? '' : `; it was looked for as \`${glob}\``;
        const only =
          directories === 0
            ? ''
            : `, only ${directories === 1 ? 'a directory' : `${directories} directories`}; name the files inside`;
        const message = `The glob \`${written}\` matches no file${only}${meant}.`;
        problems.push(readingProblem('SG107', place, message));
      }
    }
  }
  const files = [...selected.values()].sort((a, b) => (a.entry.path < b.entry.path ? -1 : 1));
  return { files, companions, problems };
};
