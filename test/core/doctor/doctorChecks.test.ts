import { describe, expect, it } from 'vitest';
import { doctorChecks } from '../../../src/core/doctor/checks/index.ts';
import { diagnose } from '../../../src/core/doctor/diagnose.ts';
import { memoryWorkspace, textEntry } from '../../scenarios/_harness/memoryWorkspace.ts';
import { eventAndJobExamples } from './eventAndJobExamples.ts';
import { calling, granted } from './example.ts';
import { type Files, soundRepository, withWorkflow } from './soundRepository.ts';
import { tokenAndFileExamples } from './tokenAndFileExamples.ts';

const look = (files: Files) =>
  diagnose(memoryWorkspace(new Map(Object.entries(files).map(([path, text]) => [path, textEntry(text)]))));

/** Where a finding points, with the text of its line. */
const placeOf = (
  files: Files,
  { file, line }: { readonly file: string | null; readonly line: number | null },
): string | null =>
  file === null || line === null ? file : `${file}: ${files[file]?.split('\n')[line - 1]?.trim()}`;

const examples = { ...eventAndJobExamples, ...tokenAndFileExamples };

describe('the checks of doctor', () => {
  it('find nothing in a sound repository', () => {
    expect(look(soundRepository).findings).toEqual([]);
  });

  it('each have an example that fires, one that is quiet, and an id of their own', () => {
    expect(Object.keys(examples).sort()).toEqual(doctorChecks.map(({ id }) => id).sort());
    for (const [id, { fires: firing, quiet }] of Object.entries(examples)) {
      expect(firing.length, id).toBeGreaterThan(0);
      expect(quiet.length, id).toBeGreaterThan(0);
    }
  });

  it.each(
    Object.entries(examples).flatMap(([id, { fires: firing }]) =>
      firing.map((one, index) => [`${id} ${index + 1}`, id, one] as const),
    ),
  )('fires: %s', (_, id, { files, severity, at }) => {
    const found = look(files).findings.filter(({ check }) => check === id);
    expect(
      found.map((one) => [one.severity, placeOf(files, one)]),
      JSON.stringify(look(files).findings.map(({ check, message }) => [check, message])),
    ).toContainEqual([severity, at]);
    for (const { message, leadsTo, instead, docs } of found) {
      expect(message).toMatch(/^\S.*[.?]$/);
      expect([leadsTo, instead].every((text) => text.length > 10)).toBe(true);
      expect(docs).toBe(`docs/doctor.md#${id}`);
    }
  });

  it.each(
    Object.entries(examples).flatMap(([id, { quiet }]) =>
      quiet.map((files, index) => [`${id} ${index + 1}`, id, files] as const),
    ),
  )('is quiet: %s', (_, id, files) => {
    expect(look(files).findings.filter(({ check }) => check === id)).toEqual([]);
  });
});

describe('the name of the required check', () => {
  const named = (files: Files) => look(files).guards.map(({ checkName, role }) => [checkName, role]);

  it('is the name of the job, or its id', () => {
    expect(named(soundRepository)).toEqual([['scaling-guard', 'gate']]);
    expect(named(withWorkflow(['    name: scaling-guard\n', '']))).toEqual([['scaling-guard', 'gate']]);
  });

  it('has both names where a workflow of this repository is called', () => {
    expect(named(calling(granted))).toEqual([['outer / scaling-guard', 'gate']]);
  });

  it('is told with the settings that no file states', () => {
    const { byHand } = look(calling(granted));
    expect(byHand.map(({ what }) => what).join('\n')).toContain('`outer / scaling-guard`');
    expect(byHand.map(({ what }) => what).join('\n')).toContain('review from Code Owners');
  });
});
