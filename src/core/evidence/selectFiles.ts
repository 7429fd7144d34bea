import type { Configuration, EvidenceSource } from '../configuration/configuration.ts';
import type { Workspace, WorkspaceEntry } from '../documents/workspace.ts';
import { nowhere, type Problem } from '../problems/problem.ts';
import { readingProblem } from '../problems/readingProblem.ts';
import { pathMatcher } from '../text/pathMatcher.ts';
import { isCompanion } from './isCompanion.ts';
import { pathUnder } from './pathUnder.ts';
import { walkedEvidence } from './walkedEvidence.ts';

/** A path of the evidence, with the source that matched it first. */
export interface SelectedFile {
  readonly entry: WorkspaceEntry;
  readonly source: EvidenceSource;
}

/** The files that the config's evidence names. */
export interface Selection {
  /** Sorted by path. Links and sockets are among them, so that opening them tells what they are. */
  readonly files: readonly SelectedFile[];
  /** Known companions that matched and are not read. */
  readonly companions: number;
  /** Whether the config names no evidence, so that everything under the folder was looked at. */
  readonly isWalk: boolean;
  readonly problems: readonly Problem[];
}

/** A directory with one of these endings was most likely meant as a file; some harnesses make such directories. */
const LOOKS_LIKE_A_FILE = /\.(?:json|jsonl|csv|eval)$/;

const WILDCARD = /[*?[\]{}()!]/;

/** Files that the config itself is made of; none of them is evidence, whatever the globs say. */
const policyMatcher = ({ file, base, runs, tasks, plans }: Configuration): ((path: string) => boolean) => {
  const named = [runs, tasks].flatMap((path) => (path === null ? [] : [pathUnder(base, path)]));
  const exact = new Set(file === null ? named : [file, ...named]);
  const isPlan = pathMatcher(plans.map((glob) => pathUnder(base, glob)));
  return (path) => exact.has(path) || isPlan(path) || /(?:^|\/)scaling-guard-waivers\.ya?ml$/.test(path);
};

/** Finds the files of the evidence in the workspace. A file that several sources match belongs to the first. */
export const selectFiles = (workspace: Workspace, configuration: Configuration): Selection => {
  const isWalk = configuration.file === null || configuration.evidence.length === 0;
  const sources = configuration.evidence.length === 0 ? [walkedEvidence] : configuration.evidence;
  const isPolicy = policyMatcher(configuration);
  const problems: Problem[] = [];
  const selected = new Map<string, SelectedFile>();
  let companions = 0;

  for (const [sourceIndex, source] of sources.entries()) {
    const isIgnored = pathMatcher(source.ignore.map((glob) => pathUnder(configuration.base, glob)));
    for (const [globIndex, written] of source.files.entries()) {
      const glob = pathUnder(configuration.base, written);
      const isMatch = pathMatcher([glob]);
      let matches = 0;
      for (const entry of workspace.entries) {
        if (!isMatch(entry.path)) continue;
        const isMeantAsFile = LOOKS_LIKE_A_FILE.test(entry.path) || !WILDCARD.test(glob);
        if (entry.kind === 'directory' && !isMeantAsFile) continue;
        matches++;
        if (isPolicy(entry.path) || isIgnored(entry.path) || selected.has(entry.path)) continue;
        if (entry.kind === 'file' && isCompanion(entry.path)) companions++;
        else selected.set(entry.path, { entry, source });
      }
      if (matches === 0 && !isWalk) {
        const pointer = `/evidence/${sourceIndex}/files/${globIndex}`;
        const place = { ...nowhere, file: configuration.file, pointer };
        const message = `The glob \`${written}\` matches no file; it was looked for as \`${glob}\`.`;
        problems.push(readingProblem('SG107', place, message));
      }
    }
  }
  const files = [...selected.values()].sort((a, b) => (a.entry.path < b.entry.path ? -1 : 1));
  return { files, companions, isWalk, problems };
};
