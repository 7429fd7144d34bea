import { boundedProblems } from '../documents/boundedProblems.ts';
import type { Document } from '../documents/document.ts';
import { jsonPointer } from '../documents/jsonPointer.ts';
import { quoteText } from '../documents/quoteText.ts';
import type { Problem } from '../problems/problem.ts';
import type { ScaleAxis } from '../records/scaleAxis.ts';
import { type ConfigFile, type Globs, validateConfig } from '../validation/configFile.ts';
import { baseFolder } from './baseFolder.ts';
import { cleanPath, climbs } from './cleanPath.ts';
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

const globs = (written: Globs | undefined): readonly string[] =>
  (typeof written === 'string' ? [written] : (written ?? [])).map(cleanPath);

/** Pointers to the globs under a key: the key itself where it holds a single one. */
const globPointers = (written: Globs | undefined, ...key: readonly (string | number)[]): readonly string[] =>
  typeof written === 'string'
    ? [jsonPointer(...key)]
    : (written ?? []).map((_, index) => jsonPointer(...key, index));

/** Every path of a config with its pointer. */
const pathsOf = (file: ConfigFile): readonly { readonly path: string; readonly pointer: string }[] => {
  const pair = (written: Globs | undefined, ...key: readonly (string | number)[]) => {
    const pointers = globPointers(written, ...key);
    return globs(written).map((path, index) => ({ path, pointer: pointers[index] ?? jsonPointer(...key) }));
  };
  return [
    ...(file.evidence ?? []).flatMap(({ files, ignore }, index) => [
      ...pair(files, 'evidence', index, 'files'),
      ...pair(ignore, 'evidence', index, 'ignore'),
    ]),
    ...(file.training ?? []).flatMap(({ files }, index) => pair(files, 'training', index, 'files')),
    ...pair(file.runs ?? undefined, 'runs'),
    ...pair(file.tasks ?? undefined, 'tasks'),
    ...pair(file.plans, 'plans'),
  ];
};

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
  const reserved = file.factors?.indexOf(RESERVED_FACTOR) ?? -1;
  if (reserved >= 0) {
    const message = `The factor "${RESERVED_FACTOR}" is reserved: its levels are the loss columns, and shifts across them are looked for anyway; remove it.`;
    problems.add('SG105', document.locate(jsonPointer('factors', reserved)), message);
  }
  const found = problems.all();
  if (found.length > 0) return { kind: 'invalid', problems: found };
  return { kind: 'configuration', configuration: fill(file, document.file) };
};
