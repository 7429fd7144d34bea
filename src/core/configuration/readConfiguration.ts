import { boundedProblems } from '../documents/boundedProblems.ts';
import type { Document } from '../documents/document.ts';
import { jsonPointer } from '../documents/jsonPointer.ts';
import { quoteText } from '../documents/quoteText.ts';
import type { Problem } from '../problems/problem.ts';
import type { ScaleAxis } from '../records/scaleAxis.ts';
import { globFaults } from '../text/globs/glob.ts';
import { type ConfigFile, type Globs, validateConfig } from '../validation/configFile.ts';
import { baseFolder } from './baseFolder.ts';
import { cleanPath, climbs } from './cleanPath.ts';
import { columnMapFaults } from './columnMapFaults.ts';
import type { Configuration } from './configuration.ts';
import { anyEvidence, defaultConfiguration } from './defaultConfiguration.ts';
import { readColumnMap } from './readColumnMap.ts';

/** A config, or what is wrong with it. A config with any fault is not used: half a policy is another policy. */
export type ConfigurationReading =
  | { readonly kind: 'configuration'; readonly configuration: Configuration }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] };

/** The name of the factor whose levels are the loss columns. */
const RESERVED_FACTOR = 'validation_corpus';

/** The axis that a valid config names. */
const axisOf = (written: string): ScaleAxis | 'auto' => {
  switch (written) {
    case 'task-loss':
    case 'flops':
    case 'params':
    case 'tokens':
      return written;
    default:
      return written.startsWith('loss:') ? `loss:${written.slice('loss:'.length)}` : 'auto';
  }
};

const globs = (paths: Globs | undefined): readonly string[] =>
  (typeof paths === 'string' ? [paths] : (paths ?? [])).map(cleanPath);

/** Pointers to the globs under a key: the key itself where it holds a single one. */
const globPointers = (written: Globs | undefined, ...key: readonly (string | number)[]): readonly string[] =>
  typeof written === 'string'
    ? [jsonPointer(...key)]
    : (written ?? []).map((_, index) => jsonPointer(...key, index));

/** A path or glob of a config, with its pointer. */
interface WrittenPath {
  readonly path: string;
  readonly pointer: string;
}

const written = (paths: Globs | undefined, ...key: readonly (string | number)[]): readonly WrittenPath[] => {
  const pointers = globPointers(paths, ...key);
  return globs(paths).map((path, index) => ({ path, pointer: pointers[index] ?? jsonPointer(...key) }));
};

/** Every list of globs of a config. */
const globsOf = (file: ConfigFile): readonly (readonly WrittenPath[])[] => [
  ...(file.evidence ?? []).flatMap(({ files, ignore }, index) => [
    written(files, 'evidence', index, 'files'),
    written(ignore, 'evidence', index, 'ignore'),
  ]),
  ...(file.training ?? []).map(({ files }, index) => written(files, 'training', index, 'files')),
  written(file.plans, 'plans'),
];

/** Every path and glob of a config with its pointer. */
const pathsOf = (file: ConfigFile): readonly WrittenPath[] => [
  ...globsOf(file).flat(),
  ...written(file.runs ?? undefined, 'runs'),
  ...written(file.tasks ?? undefined, 'tasks'),
];

const fill = (file: ConfigFile, path: string): Configuration => {
  const preset = defaultConfiguration();
  const ownBase = baseFolder(path);
  // Matchers know no `..`: where a path climbs out of the config's folder, all of them start from the root instead.
  const fromRoot = pathsOf(file).some((one) => climbs(one.path));
  const place = (one: string): string => (fromRoot ? cleanPath(`${ownBase}/${one}`) : one);
  const places = (written: Globs | undefined): readonly string[] => globs(written).map(place);
  const single = (written: string | null | undefined): string | null =>
    typeof written === 'string' ? place(cleanPath(written)) : null;
  return {
    file: path,
    base: fromRoot ? '' : ownBase,
    evidence: (file.evidence ?? [{ files: anyEvidence.files, ignore: anyEvidence.ignore }]).map((source) => ({
      files: places(source.files),
      ignore: places(source.ignore),
      duplicates: source.duplicates ?? 'error',
      format: source.format ?? null,
      ...(source.preset === undefined && source.columns === undefined
        ? {}
        : { columns: readColumnMap(source.preset ?? null, source.columns ?? {}) }),
    })),
    training: (file.training ?? []).map(({ files, run = null, loss = null }) => ({
      files: places(files),
      run,
      loss,
    })),
    runs: single(file.runs),
    tasks: single(file.tasks),
    axis: axisOf(file.scale?.axis ?? 'auto'),
    flopsPerParameterToken: file.scale?.flops ?? null,
    checkpoints: file.checkpoints ?? preset.checkpoints,
    factors: file.factors ?? [],
    plans: places(file.plans),
    gate: { ...preset.gate, ...file.gate },
    limits: { ...preset.limits, ...file.limits },
  };
};

/**
 * Reads a config and fills in its defaults. `document.file` is relative to the root, and decides the base folder. Problems
 * that the document was read with (a key that stands twice) are for the caller to count as faults too.
 */
export const readConfiguration = (document: Document): ConfigurationReading => {
  const validation = validateConfig(document);
  if (validation.kind === 'invalid') return { kind: 'invalid', problems: validation.problems };
  const file = validation.value;
  const problems = boundedProblems(document.file);
  for (const { path, pointer } of pathsOf(file)) {
    const base = baseFolder(document.file);
    if (path === '' || climbs(cleanPath(`${base}/${path}`))) {
      const seen =
        path === '' ? 'This path names no file' : `The path ${quoteText(path)} leaves the checked folder`;
      problems.add(
        'SG105',
        document.locate(pointer),
        `${seen}; write one below it, such as "evals/**/*.json".`,
      );
    }
  }
  for (const list of globsOf(file))
    for (const { index, message } of globFaults(list.map(({ path }) => path)))
      problems.add('SG105', document.locate(list[index]?.pointer ?? ''), message);
  for (const { pointer, message } of columnMapFaults(file.evidence))
    problems.add('SG105', document.locate(pointer), message);
  const reserved = file.factors?.indexOf(RESERVED_FACTOR) ?? -1;
  if (reserved >= 0) {
    const message = `The factor "${RESERVED_FACTOR}" is reserved: its levels are the loss columns, and shifts across them are looked for anyway; remove it.`;
    problems.add('SG105', document.locate(jsonPointer('factors', reserved)), message);
  }
  const found = problems.all();
  if (found.length > 0) return { kind: 'invalid', problems: found };
  return { kind: 'configuration', configuration: fill(file, document.file) };
};
