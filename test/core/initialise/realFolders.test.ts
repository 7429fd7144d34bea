import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { check } from '../../../src/core/check.ts';
import { overlay } from '../../../src/core/documents/workspace/overlay.ts';
import { draftProject } from '../../../src/core/initialise/draftProject.ts';
import { folderWorkspace } from '../../../src/shell/folderWorkspace.ts';
import { memoryWorkspace, textEntry } from '../../scenarios/_harness/memoryWorkspace.ts';

// Other people's data, which is not part of the project: these tests are skipped where it is not on the machine.
const root = join(process.env.SCALING_GUARD_DATA ?? '../shared/data', 'formats');
const folders = existsSync(root)
  ? readdirSync(root, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
  : [];

const unitOf = (scores: string): string =>
  (scores.match(/-?[\d.]+(?:e[+-]?\d+)?/g) ?? []).map(Number).every((score) => score >= 0 && score <= 1)
    ? 'fraction'
    : 'unbounded';

/** A draft as somebody leaves it who takes every guess, and judges units by the scores that the draft tells. */
const filledIn = (text: string): string =>
  text
    .replaceAll(/: {2}# (\S+)\? guessed from ".*"$/gm, ': $1')
    .replaceAll(/^(\s+unit:) {2}# (.*)$/gm, (_, key: string, scores: string) => `${key} ${unitOf(scores)}`)
    .replaceAll(/^(\s+params_kind:)$/gm, '$1 total');

describe.skipIf(folders.length === 0)(
  'a project drafted from real results (needs SCALING_GUARD_DATA)',
  () => {
    it.each(folders)('is valid once its guesses are taken: %s', (folder) => {
      const workspace = folderWorkspace(join(root, folder));
      const drafted = draftProject(workspace);
      const drafts = new Map(drafted.files.map(({ path, text }) => [path, textEntry(filledIn(text))]));
      const outcome = check({
        workspace: overlay(workspace, memoryWorkspace(drafts), new Set(drafts.keys())),
        configPath: drafts.size === 0 ? null : '.github/scaling-guard.yml',
        asOf: '2026-11-22',
        seed: 1,
        resamples: 0,
        toolVersion: '0.0.0',
      });
      if (outcome.kind !== 'report') throw new Error(JSON.stringify(outcome));
      // A guess may be wrong, which SG2xx tell; that the drafts can be read is what is asked here.
      const ofReading = outcome.report.problems.filter(({ rule }) => rule.startsWith('SG1'));
      expect(ofReading.filter(({ file }) => file !== null && drafts.has(file))).toEqual([]);
      // The drafts keep none of two scores that contradict each other, where a check without a config keeps the newer.
      expect(outcome.report.inputs.records).toBe(drafted.inputs.records - drafted.inputs.replaced);
      expect(outcome.report.problems.map(({ rule }) => rule)).not.toContain('SG129');
    });
  },
);
