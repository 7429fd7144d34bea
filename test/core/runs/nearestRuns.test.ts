import { describe, expect, it } from 'vitest';
import { nearestRuns } from '../../../src/core/runs/nearestRuns.ts';

const pythia = ['pythia-410m', 'pythia-1b', 'pythia-1b-deduped', 'pythia-1.4b-deduped', 'run-08'];

describe('the runs that a name may mean', () => {
  it.each([
    ['another owner and another case', 'EleutherAI/Pythia-1b', ['pythia-1b', 'pythia-1b-deduped']],
    ['a word too many', './out/pythia-410m-hf', ['pythia-410m']],
    ['a slip of the keyboard', 'pytiha-410m', ['pythia-410m']],
    ['a size that nothing has', 'pythia-2.8b', []],
    ['a number that nothing has', 'run-09', []],
    ['another word for a separator', 'pythia_1.4b_deduped', ['pythia-1.4b-deduped']],
    ['nothing like any', 'olmo', []],
    ['itself', 'run-08', []],
  ])('by %s', (_, name, expected) => {
    expect(nearestRuns(name, pythia)).toEqual(expected);
  });
});
