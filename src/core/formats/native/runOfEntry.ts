import type { RunFacts, Source } from '../../records/scoreRecord.ts';
import { unknownRun } from '../../records/unknownRun.ts';
import type { RunEntry } from '../../validation/runsFile.ts';
import { levelsOf } from './levelsOf.ts';

/** The facts of a run as a manifest or a native eval-result writes them; what is null or left out is unknown. */
export const runOfEntry = (entry: RunEntry, source: Source): RunFacts => ({
  ...unknownRun(entry.id, source, entry.step ?? null, entry.training_run ?? null),
  aliases: entry.aliases ?? [],
  params: entry.params ?? null,
  paramsKind: entry.params_kind ?? 'unknown',
  tokens: entry.tokens ?? null,
  flops: entry.flops ?? null,
  losses: Object.fromEntries(
    Object.entries(entry.loss ?? {}).flatMap(([corpus, loss]) => (loss === null ? [] : [[corpus, loss]])),
  ),
  factors: levelsOf(entry.factors),
});
