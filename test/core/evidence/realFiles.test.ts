import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultConfiguration } from '../../../src/core/configuration/defaultConfiguration.ts';
import { readEvidence } from '../../../src/core/evidence/readEvidence.ts';
import { joinRuns } from '../../../src/core/runs/joinRuns.ts';
import { normaliseRecords } from '../../../src/core/tasks/normaliseRecords.ts';
import { shippedTaskCards } from '../../../src/core/tasks/shippedTaskCards.ts';
import { cardFor } from '../../../src/core/tasks/taskCards.ts';
import { type MemoryEntry, memoryWorkspace } from '../../scenarios/_harness/memoryWorkspace.ts';

// Other people's data, which is not part of the project: these tests are skipped where it is not on the machine.
const data = path.resolve(process.env.SCALING_GUARD_DATA ?? '../shared/data');

/** Reads a folder of the data as a check without a config reads it. */
const evidenceOf = (folder: string) => {
  const root = path.join(data, folder);
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).flatMap(
    (entry): [string, MemoryEntry][] => {
      if (!entry.isFile()) return [];
      const file = path.join(entry.parentPath, entry.name);
      return [
        [path.relative(root, file).split(path.sep).join('/'), { kind: 'file', bytes: readFileSync(file) }],
      ];
    },
  );
  return readEvidence(memoryWorkspace(new Map(entries)), defaultConfiguration());
};

const errors = (problems: readonly { readonly severity: string; readonly rule: string }[]) =>
  problems.filter(({ severity }) => severity === 'error').map(({ rule }) => rule);

describe.skipIf(!existsSync(data))('the real files (needs SCALING_GUARD_DATA)', () => {
  it('of Gadre et al. are 104 runs and 4,784 scores, every one joined by its file name', () => {
    const evidence = evidenceOf('gadre2024');
    expect(evidence.formats).toEqual([
      { name: 'open-lm-eval', files: 104, records: 4784 },
      { name: 'open-lm-model', files: 104, records: 0 },
    ]);
    expect(errors(evidence.problems)).toEqual([]);

    const { runs, records, problems } = joinRuns(evidence.files, [], { flopsPerParameterToken: null });
    expect(problems).toEqual([]);
    expect(runs.size).toBe(104);
    expect(records).toHaveLength(4784);
    for (const { params, paramsKind, tokens, losses, factors } of runs.values()) {
      expect({ params, tokens }).toEqual({ params: expect.any(Number), tokens: expect.any(Number) });
      expect(paramsKind).toBe('total');
      expect(Object.keys(losses)).toHaveLength(8);
      expect(['c4_original', 'rpj', 'rw_original']).toContain(factors.pretraining_corpus);
    }
    // From the file itself: the first validation result of the 412M model at a quarter of the Chinchilla tokens.
    expect(runs.get('c4_original-d=1024_l=24_h=8-0.25')).toMatchObject({
      params: 411616256,
      tokens: 2058081280,
      losses: { c4_val: 3.5279492850157737, openlm: 4.257023584842682, 'val_de-en_100': 4.509730387944728 },
    });

    const normalised = normaliseRecords(records, { own: [], shipped: shippedTaskCards });
    expect(normalised.problems).toEqual([]);
    expect(normalised.records.filter(({ items, chance }) => items === null || chance === null)).toEqual([]);
  });

  it('of Pythia are eight sizes at one step, and their recovered items are those of the shipped cards', () => {
    const evidence = evidenceOf('formats/lm_eval_old/pythia_ladder_step143000');
    expect(evidence.formats).toEqual([{ name: 'lm-eval-legacy', files: 8, records: 8 * 172 }]);
    expect(errors(evidence.problems)).toEqual([]);
    const { runs, records } = joinRuns(evidence.files, [], { flopsPerParameterToken: null });
    expect(runs.size).toBe(8);
    expect([...runs.values()].every(({ step }) => step === 143000)).toBe(true);
    const accuracies = records.filter(({ metric }) => metric === 'acc' || metric === 'acc_norm');
    expect(accuracies.filter(({ items }) => items === null)).toEqual([]);
    let held = 0;
    for (const { task, metric, items } of accuracies) {
      const card = cardFor({ own: [], shipped: shippedTaskCards }, { task, metric, harness: 'lm-eval' });
      if (card === null || card.items === null) continue;
      expect({ task, items }).toEqual({ task, items: card.items });
      held++;
    }
    expect(held).toBeGreaterThan(80);
  });

  it('of five mamba2 sizes have parameters, items and directions, and their cards agree with their counts', () => {
    const evidence = evidenceOf('formats/lm_eval_new/mamba2_ladder');
    expect(evidence.formats).toEqual([{ name: 'lm-eval', files: 5, records: 120 }]);
    expect(evidence.problems.map(({ rule }) => rule)).toEqual(Array(5).fill('SG119'));
    const { runs, records } = joinRuns(evidence.files, [], { flopsPerParameterToken: null });
    expect([...runs.values()].map(({ params }) => params)).toEqual([
      1343757312, 128989632, 2702599680, 368346624, 780161280,
    ]);
    for (const { task, metric, items, higherIsBetter, factors } of records) {
      const card = cardFor({ own: [], shipped: shippedTaskCards }, { task, metric, harness: 'lm-eval' });
      expect({ task, items: card?.items ?? items }).toEqual({ task, items });
      expect(higherIsBetter).toBe(metric !== 'perplexity');
      expect(factors).toEqual({ harness: 'lm-eval', n_shot: '0' });
    }
  });

  it('of one model’s MMLU at 0 and 5 shots are told apart by their leaves', () => {
    const evidence = evidenceOf('formats/lm_eval_new/qwen_mmlu_nshot');
    const shots = evidence.files.map(
      ({ records }) =>
        new Set(records.filter(({ task }) => task.startsWith('mmlu_')).map(({ factors }) => factors.n_shot)),
    );
    expect(shots).toEqual([new Set(['0']), new Set(['5'])]);
    const groups = evidence.files.flatMap(({ records }) => records.filter(({ task }) => task === 'mmlu'));
    expect(groups).toEqual([]);
  });

  it('named 5-shot that are the 0-shot run again contradict it in one score and repeat it in the rest', () => {
    const evidence = evidenceOf('formats/lm_eval_old/pythia_mislabelled_pair');
    const files = evidence.files.map((file) => ({ ...file, duplicates: 'error' as const }));
    const { problems, left, runs } = joinRuns(files, [], { flopsPerParameterToken: null });
    expect([...runs.keys()]).toEqual(['/fsx/hailey/pythia/ckpts/125M_new@step71500']);
    expect(problems.map(({ rule }) => rule)).toEqual(['SG117']);
    expect(left.repeats.length).toBeGreaterThan(100);
  });

  it('of Every Eval Ever lose the 30 numbers that count and time them, 16 of them -1, and keep the rest', () => {
    const evidence = evidenceOf('formats/eee');
    expect(evidence.formats).toEqual([{ name: 'every-eval-ever', files: 10, records: 69 }]);
    expect(errors(evidence.problems)).toEqual([]);
    expect(evidence.companions).toBe(1);
    const { runs } = joinRuns(evidence.files, [], { flopsPerParameterToken: null });
    expect(runs.get('EleutherAI/pythia-160m')).toMatchObject({ params: 213_000_000, paramsKind: 'unknown' });
  });
});
