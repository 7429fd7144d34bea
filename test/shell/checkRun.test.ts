import { describe, expect, it } from 'vitest';
import { LostAnswer } from '../../src/shell/github/lostAnswer.ts';
import {
  type CheckAnnotation,
  type CheckRun,
  type CheckRunApi,
  type PostedCheckRun,
  publishCheckRun,
} from '../../src/shell/github/publishCheckRun.ts';

const headSha = 'a'.repeat(40);

const annotations = (count: number): readonly CheckAnnotation[] =>
  Array.from({ length: count }, (_, index) => ({
    path: 'plans/a.yml',
    start_line: index + 1,
    end_line: index + 1,
    annotation_level: 'failure',
    title: 'SG402',
    message: `finding ${index}`,
  }));

const aRun = (count: number, more: Partial<CheckRun> = {}): CheckRun => ({
  headSha,
  name: 'scaling-guard findings',
  conclusion: 'failure',
  output: { title: 'block', summary: 'words', annotations: annotations(count) },
  ...more,
});

interface Checks {
  readonly api: CheckRunApi;
  readonly runs: PostedCheckRun[];
  readonly lines: number[];
  readonly writes: string[];
}

/** Check runs in memory. `lose` names the writes whose answer is lost, counted from 0. */
const checks = (lose: readonly number[] = []): Checks => {
  const runs: PostedCheckRun[] = [];
  const lines: number[] = [];
  const writes: string[] = [];
  const written = (what: string, run: PostedCheckRun): PostedCheckRun => {
    writes.push(what);
    if (lose.includes(writes.length - 1)) throw new LostAnswer('the connection ended');
    return run;
  };
  const api: CheckRunApi = {
    find: async () => runs,
    async create({ key, output }) {
      const run = { id: runs.length, key, url: `r${runs.length}`, annotations: output.annotations.length };
      runs.push(run);
      lines.push(...output.annotations.map(({ start_line }) => start_line));
      return written(`create ${output.annotations.length}`, run);
    },
    async annotate(id, output) {
      const old = runs[id];
      if (old === undefined) throw new Error('there is no such check run');
      const run = { ...old, annotations: old.annotations + output.annotations.length };
      runs[id] = run;
      lines.push(...output.annotations.map(({ start_line }) => start_line));
      return written(`annotate ${output.annotations.length}`, run);
    },
  };
  return { api, runs, lines, writes };
};

const publish = ({ api }: Checks, run: CheckRun) => publishCheckRun(api, run, async () => {});

describe('the check run', () => {
  it('has its annotations in batches of 50', async () => {
    const there = checks();
    expect(await publish(there, aRun(120))).toEqual({ kind: 'created', url: 'r0' });
    expect(there.writes).toEqual(['create 50', 'annotate 50', 'annotate 20']);
    expect(there.lines).toEqual(Array.from({ length: 120 }, (_, index) => index + 1));
  });

  it('is left alone by a run that says the same, and made anew by one that says something else', async () => {
    const there = checks();
    await publish(there, aRun(70));
    expect(await publish(there, aRun(70))).toEqual({ kind: 'unchanged', url: 'r0' });
    expect(await publish(there, aRun(70, { conclusion: 'success' }))).toEqual({ kind: 'created', url: 'r1' });
  });

  it.each([[[0]], [[1]], [[2]], [[0, 1]]])(
    'is neither doubled nor annotated twice where answers are lost: %j',
    async (lose) => {
      const there = checks(lose);
      expect(await publish(there, aRun(120))).toMatchObject({ url: 'r0' });
      expect(there.runs).toHaveLength(1);
      expect(there.lines).toEqual(Array.from({ length: 120 }, (_, index) => index + 1));
    },
  );

  it('stops at 300 annotations', async () => {
    const there = checks();
    await publish(there, aRun(1000));
    expect(there.lines).toHaveLength(300);
  });

  it('gives up, and says why, where every answer is lost', async () => {
    const lost = checks([0, 1, 2, 3, 4, 5]);
    const there = { ...lost, api: { ...lost.api, find: async () => [] } };
    expect(await publish(there, aRun(1))).toMatchObject({ kind: 'failed', error: expect.any(LostAnswer) });
  });
});
