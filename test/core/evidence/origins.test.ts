import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { configAt } from '../../../src/core/configuration/configPlaces.ts';
import { defaultConfiguration } from '../../../src/core/configuration/defaultConfiguration.ts';
import { loadConfiguration } from '../../../src/core/configuration/loadConfiguration.ts';
import type { Workspace } from '../../../src/core/documents/workspace/workspace.ts';
import { readEvidence } from '../../../src/core/evidence/readEvidence.ts';
import { formats as allFormats } from '../../../src/core/formats/index.ts';
import { listRecords } from '../../../src/core/listRecords.ts';
import type { Field } from '../../../src/core/records/recordFields.ts';
import type { FieldView } from '../../../src/core/report/recordView.ts';
import { folderWorkspace } from '../../../src/shell/folderWorkspace.ts';
import { originFault, originFaults, resolverOf } from '../../properties/originFaults.ts';
import { memoryWorkspace } from '../../scenarios/_harness/memoryWorkspace.ts';
import { storyNames, storySides } from '../../scenarios/_harness/story.ts';

/** A field as a listing shows it, in the shape that a reading has it. */
const asField = (field: string, { value, rule, file, pointer, times }: FieldView): Field => ({
  field,
  value,
  origin: rule === null ? null : { field, rule, at: pointer, times, ...(file === null ? {} : { file }) },
});

/** Every fault of every field of all that is read below a folder, and how many fields were looked at. */
const faultsBelow = (workspace: Workspace) => {
  const hasConfig = workspace.entries.some(({ path }) => path === configAt);
  const loaded = loadConfiguration(workspace, hasConfig ? configAt : null);
  const configuration = loaded.kind === 'configuration' ? loaded.configuration : defaultConfiguration();
  const { files } = readEvidence(workspace, configuration);
  const read = files.filter(({ records, runs }) => records.length + runs.length > 0);
  const formats = read.flatMap(({ format }) => format ?? []);
  return { ...originFaults(files, resolverOf(workspace, configuration.limits)), formats };
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
      const listing = listRecords({
        workspace,
        configPath: hasConfig ? configAt : null,
        asOf: '2026-12-01',
        query,
      });
      if (listing.kind !== 'records') continue;
      const resolve = resolverOf(workspace, defaultConfiguration().limits);
      let looked = 0;
      for (const { fields, facts, run } of listing.views()) {
        looked += 1;
        if (looked > MOST_OF_A_STORY) break;
        for (const [field, view] of Object.entries({ ...facts, ...fields })) {
          rules.add(view.rule ?? '');
          const fault = originFault(asField(field, view), { file: '', pointer: '' }, resolve);
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

  it.skipIf(!existsSync(real))('stands there in real files (needs SCALING_GUARD_DATA)', () => {
    const { faults, fields } = faultsBelow(folderWorkspace(join(real, 'formats')));
    expect(faults).toEqual([]);
    expect(fields).toBeGreaterThan(10_000);
  });
});
