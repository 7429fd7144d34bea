/**
 * Holds a factor column of a table to the same factor in the runs manifest, on the Gadre et al. (2024) runs with those of 1.4B
 * and 6.9B parameters left out: writes both as tables, checks a claim on every curve at the planned 6.9B run, and compares.
 *
 *   npx tsx scripts/measure/factorColumn.ts
 *
 * Exits with 1 where a forecast differs. Data path: SCALING_GUARD_DATA, else ../shared/data.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { check } from '../../src/core/check.ts';
import { defaultConfiguration } from '../../src/core/configuration/defaultConfiguration.ts';
import { gatherEvidence } from '../../src/core/pipeline/gatherEvidence.ts';
import { withLevelsOfScores } from '../../src/core/runs/withLevelsOfScores.ts';
import { folderWorkspace } from '../../src/shell/folderWorkspace.ts';
import { memoryWorkspace, textEntry } from '../../test/scenarios/_harness/memoryWorkspace.ts';

const corpus = 'pretraining_corpus';
const loss = 'loss:c4_val';
const planned = 'open_lm_7b';

const main = (): void => {
  const folder = join(process.env.SCALING_GUARD_DATA ?? '../shared/data', 'gadre2024');
  if (!existsSync(folder)) {
    console.log(`skipped: no Gadre data at ${folder} (set SCALING_GUARD_DATA)`);
    return;
  }
  const evidence = gatherEvidence(folderWorkspace(folder), defaultConfiguration());
  const runs = withLevelsOfScores(evidence.runs, evidence.records);
  const levels = [...new Set([...runs.values()].flatMap(({ factors }) => factors[corpus] ?? []))].sort();
  const small = [...runs.values()].filter(({ id }) => !/open_lm_[17]b/.test(id));
  const known = new Map(small.map((run) => [run.id, run]));
  const scored = evidence.records.filter(({ run }) => known.has(run));
  const large = [...runs.values()].find(({ id }) => id.includes(planned));
  const claims = [...new Set(scored.map(({ task }) => task))].sort().flatMap((task) =>
    levels.map((level) => ({
      id: `${task}-${level}`,
      task,
      metric: 'acc',
      where: { [corpus]: level },
      at: { params: large?.params, tokens: large?.tokens },
      expect: '>= 0.7',
    })),
  );
  const measuredAt = (level: string): number | undefined =>
    evidence.records.find(
      ({ run, task }) =>
        task === 'hellaswag' && run.includes(planned) && runs.get(run)?.factors[corpus] === level,
    )?.score;

  const forecasts = (place: 'table' | 'manifest'): ReadonlyMap<string, number | null> => {
    const stated = ({ params, tokens, losses }: (typeof small)[number]): string =>
      [params, tokens, losses.c4_val ?? ''].join(',');
    const table = scored.map(({ run, task, score, items }) =>
      [
        run,
        task,
        'acc',
        score,
        items ?? '',
        ...(place === 'table' ? [runs.get(run)?.factors[corpus]] : []),
      ].join(','),
    );
    const rows = small.map((run) =>
      [run.id, stated(run), ...(place === 'manifest' ? [run.factors[corpus]] : [])].join(','),
    );
    const column = `,factor:${corpus}`;
    const files = {
      '.github/scaling-guard.yml': JSON.stringify({
        version: 1,
        evidence: [{ files: 'scores.csv' }],
        runs: 'runs.csv',
        scale: { axis: loss },
        factors: [corpus],
        plans: 'plan.yml',
      }),
      'plan.yml': JSON.stringify({ version: 1, plan: 'large', claims }),
      'scores.csv': [`run,task,metric,score,n${place === 'table' ? column : ''}`, ...table].join('\n'),
      'runs.csv': [`id,params,tokens,${loss}${place === 'manifest' ? column : ''}`, ...rows].join('\n'),
    };
    const outcome = check({
      workspace: memoryWorkspace(
        new Map(Object.entries(files).map(([path, text]) => [path, textEntry(text)])),
      ),
      configPath: '.github/scaling-guard.yml',
      asOf: '2026-11-22',
      seed: 1,
      resamples: 0,
      toolVersion: '0.0.0',
    });
    if (outcome.kind !== 'report') throw new Error(JSON.stringify(outcome.problems));
    return new Map(outcome.report.claims.map(({ id, forecast }) => [id, forecast?.value ?? null]));
  };

  const table = forecasts('table');
  const manifest = forecasts('manifest');
  const different = [...table].filter(([id, value]) => manifest.get(id) !== value);
  for (const level of levels) {
    const id = `hellaswag-${level}`;
    console.log(
      `${id}: ${table.get(id)} by the column, ${manifest.get(id)} by the manifest, measured ${measuredAt(level)}`,
    );
  }
  console.log(`${different.length} of ${table.size} forecasts differ`);
  if (different.length > 0 || table.size === 0) process.exitCode = 1;
};

main();
