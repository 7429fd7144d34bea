import { familyLimits } from '../../src/core/backtests/families/limits.ts';
import { backtestLimits } from '../../src/core/backtests/limits.ts';
import { fitLimits } from '../../src/core/fits/limits.ts';
import { forecastingLimits } from '../../src/core/forecasts/limits.ts';
import { integrityLimits } from '../../src/core/integrity/limits.ts';
import { lawLimits } from '../../src/core/laws/limits.ts';
import { planLimits } from '../../src/core/plans/limits.ts';
import { policyLimits } from '../../src/core/policy/limits.ts';
import { recordLimits } from '../../src/core/records/limits.ts';
import { runLimits } from '../../src/core/runs/limits.ts';
import { shiftLimits } from '../../src/core/shifts/limits.ts';
import { statisticLimits } from '../../src/core/stats/limits.ts';
import { taskLimits } from '../../src/core/tasks/limits.ts';
import { trainingLimits } from '../../src/core/training/limits.ts';
import { trendLimits } from '../../src/core/trends/limits.ts';
import { upstreamLimits } from '../../src/core/upstream/limits.ts';
import { markdownTable } from './markdownTable.ts';
import { thresholdRows } from './thresholdRows.ts';

const folders = {
  records: recordLimits,
  runs: runLimits,
  tasks: taskLimits,
  integrity: integrityLimits,
  stats: statisticLimits,
  laws: lawLimits,
  fits: fitLimits,
  trends: trendLimits,
  shifts: shiftLimits,
  'backtests/families': familyLimits,
  backtests: backtestLimits,
  upstream: upstreamLimits,
  forecasts: forecastingLimits,
  training: trainingLimits,
  plans: planLimits,
  policy: policyLimits,
} as const;

/** A page of every limit that decides: name, value and reason, by the folder of `src/core` whose `limits.ts` has it. */
export const limitsPage = (): string => {
  const tables = Object.entries(folders).map(([folder, limits]) => {
    const rows = thresholdRows(`src/core/${folder}/limits.ts`, { ...limits });
    return `## ${folder}\n\n${markdownTable(['limit', 'value', 'why'], rows)}`;
  });
  return `# Every limit that decides

By the folder of \`src/core\` whose \`limits.ts\` has it. Each follows from a principle, from simulated truth or from nested backtests.

${tables.join('\n\n')}

<!-- Written by scripts/docs/docs.ts from these files. -->
`;
};
