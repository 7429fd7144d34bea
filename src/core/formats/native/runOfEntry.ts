import { jsonPointer } from '../../documents/jsonPointer.ts';
import { namedRun } from '../../records/namedRun.ts';
import type { OriginRule } from '../../records/originRules.ts';
import { noOrigins, type Origins, originAt, withOrigin } from '../../records/origins.ts';
import type { RunFacts, Source } from '../../records/scoreRecord.ts';
import { unknownRun } from '../../records/unknownRun.ts';
import type { RunEntry } from '../../validation/runsFile.ts';
import { levelsOf } from './levelsOf.ts';

const plain = ['params', 'params_kind', 'tokens', 'flops', 'step', 'training_run'] as const;

/** The place of a key of an entry, or of a name below it, as a template. */
export type PlaceOfKey = (key: string, name?: string) => string;

const originsOf = (entry: RunEntry, placeOf: PlaceOfKey, rule: OriginRule): Origins => {
  let origins = noOrigins;
  for (const field of plain)
    if (entry[field] != null) origins = withOrigin(origins, originAt(field, rule, placeOf(field)));
  const add = (
    prefix: string,
    key: string,
    written: Readonly<Record<string, unknown>> | null | undefined,
  ) => {
    for (const [name, value] of Object.entries(written ?? {}))
      if (value !== null)
        origins = withOrigin(origins, originAt(`${prefix}:${name}`, rule, placeOf(key, name)));
  };
  add('loss', 'loss', entry.loss);
  add('factor', 'factors', entry.factors);
  return origins;
};

/** The place below the entry that a run is read from. */
const belowSelf: PlaceOfKey = (key, name) => `~[self]/${key}${name === undefined ? '' : jsonPointer(name)}`;

/** The facts of a run as a manifest or a native eval-result writes them; what is null or left out is unknown. */
export const runOfEntry = (
  entry: RunEntry,
  source: Source,
  placeOf: PlaceOfKey = belowSelf,
  rule: OriginRule = 'reported',
): RunFacts => {
  const run = unknownRun(entry.id, source, entry.step ?? null, entry.training_run ?? null);
  return {
    ...run,
    aliases: entry.aliases ?? [],
    params: entry.params ?? null,
    paramsKind: entry.params_kind ?? 'unknown',
    tokens: entry.tokens ?? null,
    flops: entry.flops ?? null,
    losses: Object.fromEntries(
      Object.entries(entry.loss ?? {}).flatMap(([corpus, loss]) => (loss === null ? [] : [[corpus, loss]])),
    ),
    factors: levelsOf(entry.factors),
    origins: namedRun(
      { ...run, origins: originsOf(entry, placeOf, rule) },
      run.id === entry.id ? rule : 'parsed',
      placeOf('id'),
    ).origins,
  };
};
