import type { Configuration } from '../configuration/configuration.ts';
import { chooseSyntax } from '../documents/chooseSyntax.ts';
import type { Reading, ReadingLimits } from '../documents/document.ts';
import { frameRows } from '../documents/frameRows.ts';
import { readJson } from '../documents/json/readJson.ts';
import { readLines } from '../documents/json/readLines.ts';
import { readTable } from '../documents/table/readTable.ts';
import { openText } from '../documents/workspace/openText.ts';
import type { Workspace, WorkspaceEntry } from '../documents/workspace/workspace.ts';
import { pathUnder } from '../evidence/pathUnder.ts';
import { nowhere, type Problem, wholeFile } from '../problems/problem.ts';
import { readingProblem } from '../problems/readingProblem.ts';
import { pathMatcher } from '../text/pathMatcher.ts';
import { readTrainingLog } from './readTrainingLog.ts';
import { trainerHistory } from './trainerHistory.ts';
import type { TrainingLog } from './trainingLog.ts';

const readText = (file: string, text: string, limits: ReadingLimits): Reading => {
  switch (chooseSyntax(text)) {
    case 'table':
      return readTable(file, text, limits);
    case 'lines':
      return readLines(file, text, limits);
    case 'json':
      return readJson(file, text, limits);
    case null: {
      const message = 'This file is neither a table with commas nor JSON lines, so it is no training log.';
      return { kind: 'unreadable', problems: [readingProblem('SG105', wholeFile(file), message)] };
    }
  }
};

/** NaN in a log of losses is what is looked for, and in another column it is of no concern here. */
const isAboutTheFile = ({ rule }: Problem): boolean => rule !== 'SG109';

/**
 * Reads the training logs that the config names. A file that several entries match belongs to the first. One file is opened at
 * a time; a bad one is a problem, and the others are still read. Sorted by entry, then by file.
 */
export const readTrainingLogs = (
  workspace: Workspace,
  { file: config, base, training, limits }: Configuration,
): { readonly logs: readonly TrainingLog[]; readonly problems: readonly Problem[] } => {
  const problems: Problem[] = [];
  const selected = new Map<WorkspaceEntry, number>();
  for (const [entry, { files }] of training.entries()) {
    for (const [index, written] of files.entries()) {
      const isMatch = pathMatcher([pathUnder(base, written)]);
      // Directories that a glob sweeps up are not meant; one that is named outright is told as such.
      const matches = workspace.entries.filter(
        ({ path, kind }) => isMatch(path) && (kind !== 'directory' || path === pathUnder(base, written)),
      );
      for (const match of matches) if (!selected.has(match)) selected.set(match, entry);
      if (matches.length > 0) continue;
      const message = `The glob \`${written}\` under \`training\` matches no file, so no log is judged.`;
      const place = { ...nowhere, file: config, pointer: `/training/${entry}/files/${index}` };
      problems.push(readingProblem('SG107', place, message));
    }
  }
  const beyond = selected.size - limits.files;
  if (beyond > 0) {
    const message = `\`training\` matches ${selected.size} files and \`limits.files\` is ${limits.files}; the last ${beyond} were not read.`;
    problems.push(readingProblem('SG125', { ...nowhere, file: config, pointer: '/training' }, message));
  }
  const logs: TrainingLog[] = [];
  for (const [entry, index] of [...selected].slice(0, limits.files)) {
    const opened = openText(workspace, entry, limits);
    const reading = opened.kind === 'text' ? readText(entry.path, opened.text, limits) : opened;
    if (reading.kind === 'unreadable') {
      problems.push(...reading.problems.filter(isAboutTheFile));
      continue;
    }
    const { run = null, loss = null } = training[index] ?? {};
    const read = readTrainingLog(trainerHistory(frameRows(reading.document)), { run, loss, entry: index });
    // A text that is no log has one fault, however many of its lines fit no table.
    const isForeign = read.logs.length === 0 && read.problems.length > 0;
    problems.push(...(isForeign ? [] : reading.problems.filter(isAboutTheFile)), ...read.problems);
    // One by one: a hostile table has a run in each of a million rows, more than a call takes arguments.
    for (const log of read.logs) logs.push(log);
    if (read.logs.length === 0 && reading.problems.length + read.problems.length === 0) {
      const message = 'This log holds no loss, so nothing in it was judged.';
      problems.push(readingProblem('SG605', wholeFile(entry.path), message));
    }
  }
  return { logs, problems };
};
