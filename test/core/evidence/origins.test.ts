import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { configAt } from '../../../src/core/configuration/configPlaces.ts';
import { defaultConfiguration } from '../../../src/core/configuration/defaultConfiguration.ts';
import { loadConfiguration } from '../../../src/core/configuration/loadConfiguration.ts';
import { pointerSegments } from '../../../src/core/documents/jsonPointer.ts';
import { openAgain } from '../../../src/core/documents/openAgain.ts';
import type { Workspace } from '../../../src/core/documents/workspace.ts';
import { readEvidence } from '../../../src/core/evidence/readEvidence.ts';
import { formats as allFormats } from '../../../src/core/formats/index.ts';
import { listRecords } from '../../../src/core/listRecords.ts';
import { placeOfOrigin } from '../../../src/core/records/origin.ts';
import { type Field, recordFields, runFields } from '../../../src/core/records/recordFields.ts';
import type { Source } from '../../../src/core/records/scoreRecord.ts';
import type { FieldView } from '../../../src/core/report/recordView.ts';
import { folderWorkspace } from '../../../src/shell/folderWorkspace.ts';
import { memoryWorkspace } from '../../scenarios/_harness/memoryWorkspace.ts';
import { storyNames, storySides } from '../../scenarios/_harness/story.ts';

/** What stands at a pointer of a file; the last key itself where a rule speaks of keys. */
type Resolver = (place: Source) => { readonly value: unknown; readonly key: string } | null;

const resolverOf = (workspace: Workspace): Resolver => {
  const known = new Map<string, unknown>();
  const rootOf = (file: string): unknown =>
    openAgain(workspace, file, defaultConfiguration().limits)?.document.value;
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

const asText = (value: unknown): string => String(value).trim().replace(/\/+$/, '');

/** A field as a listing shows it, in the shape that a reading has it. */
const asField = (field: string, { value, rule, file, pointer, times }: FieldView): Field => ({
  field,
  value,
  origin: rule === null ? null : { field, rule, at: pointer, times, ...(file === null ? {} : { file }) },
});

/** What is wrong with where a field says that it is from; null for nothing. */
const faultOf = ({ field, value, origin }: Field, source: Source, resolve: Resolver): string | null => {
  if (origin === null) return 'has no origin';
  const place = placeOfOrigin(origin, source);
  if (place === null) return NOWHERE.has(origin.rule) ? null : `has no place for ${origin.rule}`;
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
  const scaled = Number(raw) * (origin.times ?? 1);
  return Math.abs(scaled - value) <= 1e-9 * Math.abs(value) ? null : `is ${String(raw)}: ${at}`;
};

/** Every fault of every field of all that is read below a folder, and how many fields were looked at. */
const faultsBelow = (workspace: Workspace) => {
  const resolve = resolverOf(workspace);
  const hasConfig = workspace.entries.some(({ path }) => path === configAt);
  const loaded = loadConfiguration(workspace, hasConfig ? configAt : null);
  const configuration = loaded.kind === 'configuration' ? loaded.configuration : defaultConfiguration();
  const { files } = readEvidence(workspace, configuration);
  const faults: string[] = [];
  const formats = new Set<string>();
  let fields = 0;
  for (const { format, records, runs } of files) {
    if (format !== null && records.length + runs.length > 0) formats.add(format);
    const all = [
      ...records.map((record) => ({
        source: record.source,
        of: recordFields(record),
        origins: record.origins,
      })),
      ...runs.map((run) => ({ source: run.source, of: runFields(run), origins: run.origins })),
    ];
    for (const { source, of, origins } of all) {
      const known = new Set(of.map(({ field }) => field));
      for (const { field } of origins)
        if (!known.has(field))
          faults.push(`${source.file} ${source.pointer}: ${field} has an origin and no value`);
      for (const one of of) {
        fields += 1;
        const fault = faultOf(one, source, resolve);
        if (fault !== null)
          faults.push(`${format} ${source.pointer}: ${one.field} = ${String(one.value)} ${fault}`);
      }
    }
  }
  return { faults, formats, fields };
};

const real = process.env.SCALING_GUARD_DATA ?? join(import.meta.dirname, '../../../../shared/data');

/** Records of one story that are looked at, beside the reading of all of them. */
const MOST_OF_A_STORY = 25;

describe('where a field says that it is from', () => {
  const read = storyNames().map((name) => faultsBelow(memoryWorkspace(storySides(name).head)));

  it('stands in the file at that place, in every story', () => {
    expect(read.flatMap(({ faults }) => faults)).toEqual([]);
    expect(read.reduce((sum, { fields }) => sum + fields, 0)).toBeGreaterThan(1000);
  });

  it('is asked of every format', () => {
    const met = new Set(read.flatMap(({ formats }) => [...formats]));
    expect([...met].sort()).toEqual(allFormats.map(({ name }) => name).sort());
  });

  it('is kept when scores are joined to runs, cards and one set of units, and has a line', () => {
    const faults: string[] = [];
    const rules = new Set<string>();
    const seen = new Set<string>();
    for (const name of storyNames()) {
      const workspace = memoryWorkspace(storySides(name).head);
      // Many stories start from one copied example, whose files say the same in all of them.
      const files = workspace.entries.map(({ path }) => path).join('\n');
      if (seen.has(files)) continue;
      seen.add(files);
      const hasConfig = workspace.entries.some(({ path }) => path === configAt);
      const query = { run: null, task: null, metric: null };
      const listing = listRecords({ workspace, configPath: hasConfig ? configAt : null, query });
      if (listing.kind !== 'records') continue;
      const resolve = resolverOf(workspace);
      let looked = 0;
      for (const { fields, facts, run } of listing.views()) {
        looked += 1;
        if (looked > MOST_OF_A_STORY) break;
        for (const [field, view] of Object.entries({ ...facts, ...fields })) {
          rules.add(view.rule ?? '');
          const fault = faultOf(asField(field, view), { file: '', pointer: '' }, resolve);
          if (fault !== null) faults.push(`${name} ${run}: ${field} = ${String(view.value)} ${fault}`);
          const isPacked = view.file?.endsWith('.eval') === true;
          if (view.pointer !== null && view.line === null && !isPacked)
            faults.push(`${name} ${run}: ${field} has no line`);
        }
      }
    }
    expect(faults).toEqual([]);
    for (const rule of ['manifest', 'joined', 'task-card', 'shipped-card', 'metric-name', 'from-stderr'])
      expect(rules).toContain(rule);
  });

  it.skipIf(!existsSync(real))('stands there in real files (SCALING_GUARD_DATA)', () => {
    const { faults, fields } = faultsBelow(folderWorkspace(join(real, 'formats')));
    expect(faults).toEqual([]);
    expect(fields).toBeGreaterThan(10_000);
  });
});
