import { groupBy } from '../collections/groupBy.ts';
import { quoteText } from '../documents/quoteText.ts';
import type { FolderFacts } from '../formats/format.ts';
import { type Problem, wholeFile } from '../problems/problem.ts';
import { readingProblem } from '../problems/readingProblem.ts';
import type { ReadingRuleId } from '../problems/readingRules.ts';
import { withOrigin } from '../records/origins.ts';
import type { FileReading } from './readArtifact.ts';

const folderOf = (file: string): string => file.slice(0, file.lastIndexOf('/') + 1);

const withProblem = <F extends FileReading>(reading: F, rule: ReadingRuleId, message: string): F => {
  const problems: readonly Problem[] = [
    ...reading.problems,
    readingProblem(rule, wholeFile(reading.file), message),
  ];
  return { ...reading, problems };
};

/** A file that says what the scores of its folder are of. */
interface Describing {
  readonly file: string;
  readonly folder: FolderFacts;
}

const complete = <F extends FileReading>(reading: F, { file, folder }: Describing): F => {
  const { run, task, factors, limit, configuration } = folder;
  const places = folder.origins.map((origin) => ({ ...origin, file }));
  const levels = new Map<object, Readonly<Record<string, string>>>();
  const records = reading.records.map((record) => {
    const all = levels.get(record.factors) ?? { ...factors, ...record.factors };
    levels.set(record.factors, all);
    const isOwn = (field: string): boolean =>
      field.startsWith('factor:') && record.origins.some((origin) => origin.field === field);
    return {
      ...record,
      run,
      task,
      factors: all,
      configuration,
      origins: places.filter(({ field }) => !isOwn(field)).reduce(withOrigin, record.origins),
    };
  });
  const completed = { ...reading, records };
  if (limit === null || reading.asked !== limit) return completed;
  const message = `Exactly the ${limit} items were asked that the run was limited to, so its scores are most likely not of the whole task; run it without the limit.`;
  return withProblem(completed, 'SG121', message);
};

/**
 * Joins the files of one folder where one of them says what the others leave out, as in a HELM run folder: the scores get the
 * run, the task and the factors that are stated beside them. The folder is the only key that such files have. Scores without a
 * statement keep the path of their file as their name (SG122), and so do those with several (SG123).
 */
export const joinFolders = <F extends FileReading>(files: readonly F[]): readonly F[] => {
  const folders = groupBy(files, ({ file }) => folderOf(file));
  return files.map((reading) => {
    const beside = folders.get(folderOf(reading.file)) ?? [];
    if (reading.folder !== null) {
      const isScored = beside.some(({ runNaming, format }) => format !== null && runNaming === 'folder');
      const message =
        'No file of scores stands beside it in its folder, so the run that it describes has none.';
      return isScored ? reading : withProblem(reading, 'SG108', message);
    }
    if (reading.runNaming !== 'folder' || reading.records.length === 0) return reading;
    const [facts, ...others] = beside.flatMap(({ file, folder }) =>
      folder === null ? [] : [{ file, folder }],
    );
    if (facts !== undefined && others.length === 0) return complete(reading, facts);
    return facts === undefined
      ? withProblem(
          reading,
          'SG122',
          'No file in its folder says which model these scores are of and on which task; add its run_spec.json to the evidence. Until then both are called by the path of the file.',
        )
      : withProblem(
          reading,
          'SG123',
          `Several files in its folder say what these scores are of: ${[facts, ...others].map(({ folder: { run } }) => quoteText(run)).join(', ')}; they were joined to none of them.`,
        );
  });
};
