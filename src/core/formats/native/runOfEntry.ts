import { jsonPointer } from '../../documents/jsonPointer.ts';
import { namedRun } from '../../records/namedRun.ts';
import type { OriginRule } from '../../records/originRules.ts';
import { type Origins, originAt, withOrigins } from '../../records/origins.ts';
import type { RunFacts, Source } from '../../records/scoreRecord.ts';
import { unknownRun } from '../../records/unknownRun.ts';
import type { RunEntry } from '../../validation/runsFile.ts';
import { levelsOf } from './levelsOf.ts';

const plain = ['params', 'params_kind', 'tokens', 'flops', 'step', 'training_run'] as const;

/** The place of a key of an entry, or of a name below it, as a template. */
export type PlaceOfKey = (key: string, name?: string) => string;

const originsOf = (known: Origins, entry: RunEntry, placeOf: PlaceOfKey, rule: OriginRule): Origins => {
  const named = (prefix: string, key: string, written: Readonly<Record<string, unknown>> | null = {}) =>
    Object.entries(written ?? {}).map(([name, value]) =>
      value === null ? null : originAt(`${prefix}:${name}`, rule, placeOf(key, name)),
    );
  return withOrigins(known, [
    ...plain.map((field) => (entry[field] == null ? null : originAt(field, rule, placeOf(field)))),
    ...named('loss', 'loss', entry.loss),
    ...named('factor', 'factors', entry.factors),
  ]);
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
    aliases: [...new Set([...run.aliases, ...(entry.aliases ?? [])])],
    params: entry.params ?? null,
    paramsKind: entry.params_kind ?? 'unknown',
    tokens: entry.tokens ?? null,
    flops: entry.flops ?? null,
    losses: Object.fromEntries(
      Object.entries(entry.loss ?? {}).flatMap(([corpus, loss]) => (loss === null ? [] : [[corpus, loss]])),
    ),
    factors: levelsOf(entry.factors),
    origins: namedRun(
      { ...run, origins: originsOf(run.origins, entry, placeOf, rule) },
      run.id === entry.id ? rule : 'parsed',
      placeOf('id'),
    ).origins,
  };
};
