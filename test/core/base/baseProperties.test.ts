import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../../src/core/report/report.ts';
import { memoryBase } from '../../scenarios/_harness/memoryBase.ts';
import { type MemoryEntry, memoryWorkspace, textEntry } from '../../scenarios/_harness/memoryWorkspace.ts';
import { checkWorkspace } from '../../scenarios/_harness/runStory.ts';
import { type StorySides, storySides } from '../../scenarios/_harness/story.ts';

type Files = StorySides['head'];

const judged = (head: Files, base: Files): Report => {
  const against = memoryBase(head, { tip: base, mergeBase: base, gating: true });
  const outcome = checkWorkspace(memoryWorkspace(head), against);
  if (outcome.kind !== 'report') throw new Error('the config is valid');
  return outcome.report;
};

const isThrough = ({ decision }: Report): boolean => decision === 'pass' || decision === 'warn';

/** A target branch with a claim that three late runs refute. */
const refuted = (): Files => {
  const { base } = storySides('evidence-withdrawn-from-under-a-claim');
  if (base?.kind !== 'files') throw new Error('the story has a base');
  return base.tip;
};

const textOf = (entry: MemoryEntry | undefined): string =>
  entry?.kind === 'file' ? new TextDecoder().decode(entry.bytes) : '';

const tables = ['evals/summaries.csv', 'evals/late.csv'] as const;

/** The same without some rows of the scores under the claim. */
const withoutRows = (files: Files, isDropped: (index: number) => boolean): Files => {
  let index = 0;
  const head = new Map(files);
  for (const path of tables) {
    const [header = '', ...rows] = textOf(files.get(path)).trimEnd().split('\n');
    const kept = rows.filter(() => !isDropped(index++));
    head.set(path, textEntry(`${[header, ...kept].join('\n')}\n`));
  }
  return head;
};

describe('a base and a head', () => {
  it('that are the same are let through, and nothing changes', () => {
    const files = refuted();
    expect(isThrough(judged(files, files))).toBe(true);
    expect(judged(files, files).changes).toEqual([]);
  });

  it('never turn a claim that is stopped into one that passes by taking records away', () => {
    const files = refuted();
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(18), { minLength: 1, maxLength: 19 }), (dropped) => {
        const report = judged(
          withoutRows(files, (index) => dropped.includes(index)),
          files,
        );
        const claim = report.claims.find(({ id }) => id === 'summaries-launch');
        expect(['block', 'inconclusive']).toContain(claim?.decision);
        expect(isThrough(report)).toBe(false);
      }),
      { numRuns: 12, seed: 1 },
    );
  });

  it('change nothing where the rows of a table are put into another order', () => {
    const files = refuted();
    const head = new Map(files);
    const [header = '', ...rows] = textOf(files.get('evals/summaries.csv')).trimEnd().split('\n');
    head.set('evals/summaries.csv', textEntry(`${[header, ...rows.reverse()].join('\n')}\n`));
    expect(judged(head, files).changes).toEqual([]);
  });
});

describe('the fast way through', () => {
  const outside = ['README.md', 'src/train.py', 'docs/notes.csv', 'evals.md', 'plans/README.md'];

  it('is taken where a change touches nothing that counts, and says what the whole check would', () => {
    const files = refuted();
    for (const path of outside) {
      const head = new Map(files).set(path, textEntry('x'));
      const report = judged(head, files);
      expect(report.inputs.files, path).toBe(0);
      expect(report.decision).toBe('pass');
      // The same change, judged whole because a path that counts for nothing else is touched beside it.
      const whole = judged(
        new Map(head).set('.github/scaling-guard-waivers.yml', textEntry('version: 1\nwaivers: []\n')),
        files,
      );
      expect(whole.inputs.files).toBeGreaterThan(0);
      expect(isThrough(whole)).toBe(true);
    }
  });

  it.each([
    ['evidence', 'evals/summaries.csv'],
    ['the manifest', 'runs.yml'],
    ['the cards', 'tasks.yml'],
    ['a plan', 'plans/launch.yml'],
    ['the config', '.github/scaling-guard.yml'],
  ])('is not taken where %s is removed', (_, path) => {
    const files = refuted();
    const head = new Map(files);
    head.delete(path);
    expect(judged(head, files).inputs.files).toBeGreaterThan(0);
  });
});
