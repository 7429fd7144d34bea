import type { ReadingLimits } from '../../src/core/documents/document.ts';
import { pointerSegments } from '../../src/core/documents/jsonPointer.ts';
import { openAgain } from '../../src/core/documents/workspace/openAgain.ts';
import type { Workspace } from '../../src/core/documents/workspace/workspace.ts';
import type { FileReading } from '../../src/core/evidence/readArtifact.ts';
import { archiveMembers } from '../../src/core/formats/index.ts';
import { placeOfOrigin } from '../../src/core/records/origin.ts';
import type { Origins } from '../../src/core/records/origins.ts';
import { type Field, recordFields, runFields } from '../../src/core/records/recordFields.ts';
import type { Source } from '../../src/core/records/scoreRecord.ts';

/** What stands at a pointer of a file; the last key itself where a rule speaks of keys. */
export type Resolver = (place: Source) => { readonly value: unknown; readonly key: string } | null;

export const resolverOf = (workspace: Workspace, limits: ReadingLimits): Resolver => {
  const known = new Map<string, unknown>();
  const open = openAgain(workspace, limits, archiveMembers);
  const rootOf = (file: string): unknown => open(file)?.document.value;
  return ({ file, pointer }) => {
    if (!known.has(file)) known.set(file, rootOf(file));
    let here = known.get(file);
    let key = '';
    for (key of pointerSegments(pointer)) {
      if (typeof here !== 'object' || here === null || !Object.hasOwn(here, key)) return null;
      here = (here as Record<string, unknown>)[key];
    }
    return here === undefined ? null : { value: here, key };
  };
};

const VALUES = new Set([
  'reported',
  'aggregate',
  'leaf',
  'task-config',
  'run-config',
  'counted',
  'limit',
  'manifest',
  'task-card',
]);
const NOWHERE = new Set(['format', 'file-name', 'column-map', 'metric-name', 'shipped-card', 'formula']);

/** Without slashes at its end; a pattern for them would go through 20,000 slashes before an `x` as often as there are. */
const asText = (value: unknown): string => {
  const text = String(value).trim();
  let end = text.length;
  while (text[end - 1] === '/') end -= 1;
  return text.slice(0, end);
};

/** What is wrong with where a field says that it is from; null for nothing. */
export const originFault = (
  { field, value, origin }: Field,
  source: Source,
  resolve: Resolver,
): string | null => {
  if (origin === null) return 'has no origin';
  const place = placeOfOrigin(origin, source);
  if (place === null) return NOWHERE.has(origin.rule) ? null : `has no place for ${origin.rule}`;
  // The formula stands in the config, which made-up folders do not have.
  if (origin.rule === 'formula') return null;
  const found = resolve(place);
  const at = `${origin.rule} ${place.file}#${place.pointer}`;
  if (found === null) return `points to nothing: ${at}`;
  if (origin.rule === 'key')
    return field === 'date' || found.key.includes(String(value)) ? null : `is not in the key: ${at}`;
  // A card says `percent` of what is a fraction here, and `higher` of what is true.
  const isInWords = origin.rule === 'task-card' && (field === 'unit' || field === 'higher_is_better');
  if (!VALUES.has(origin.rule) || isInWords) return null;
  const raw = Array.isArray(found.value) && field === 'n' ? new Set(found.value).size : found.value;
  if (field === 'date') return Math.abs(Date.parse(String(value)) - Number(raw) * 1000) <= 1 ? null : at;
  if (typeof value !== 'number') return asText(raw) === asText(value) ? null : `is ${String(raw)}: ${at}`;
  // `150M`, `45.1%`: a number as people write it.
  if (typeof raw === 'string' && Number.isNaN(Number(raw))) return null;
  const scaled = Number(raw) * (origin.times ?? 1);
  return Math.abs(scaled - value) <= 1e-9 * Math.abs(value) ? null : `is ${String(raw)}: ${at}`;
};

/** Every fault of the origins of files that were read, and how many fields were looked at. */
export const originFaults = (
  files: readonly Pick<FileReading, 'format' | 'records' | 'runs'>[],
  resolve: Resolver,
): { readonly faults: readonly string[]; readonly fields: number } => {
  const faults: string[] = [];
  let fields = 0;
  const look = (format: string | null, source: Source, of: readonly Field[], origins: Origins): void => {
    const known = new Set(of.map(({ field }) => field));
    for (const { field } of origins)
      if (!known.has(field))
        faults.push(`${source.file} ${source.pointer}: ${field} has an origin and no value`);
    for (const one of of) {
      fields += 1;
      const fault = originFault(one, source, resolve);
      if (fault !== null)
        faults.push(`${format} ${source.pointer}: ${one.field} = ${String(one.value)} ${fault}`);
    }
  };
  for (const { format, records, runs } of files) {
    for (const record of records) look(format, record.source, recordFields(record), record.origins);
    for (const run of runs) look(format, run.source, runFields(run), run.origins);
  }
  return { faults, fields };
};
