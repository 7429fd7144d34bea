export interface SmallLab {
  /** What the plan's one claim expects of the task, such as `>= 0.40`. */
  readonly expect: string;
  readonly mode?: 'enforce' | 'advise';
  /** Name of the task that the claim speaks of. */
  readonly task?: string;
  /** How much the tasks gain over the ladder; the score at the claim is 0.2 + 1.07 times it. */
  readonly gain?: number;
}

/**
 * A small lab: twenty runs, four tasks that follow an exponential law in the loss with a fixed wobble, and a plan with one
 * claim just beyond the largest run, where the true score is 0.52.
 */
export const smallLab = ({
  expect,
  mode = 'enforce',
  task = 'reading',
  gain = 0.3,
}: SmallLab): Readonly<Record<string, string>> => {
  const tasks = [task, 'writing', 'counting', 'naming'];
  const rows = Array.from({ length: 20 }, (_, run) => {
    const loss = 3.6 - 0.06 * run;
    return tasks.map((name, index) => {
      const wobble = 0.004 * Math.sin(7 * run + 3 * index);
      const score = 0.2 + gain * Math.exp(-1.1 * (loss - 2.46)) + wobble;
      return `run-${run},"${name.replaceAll('"', '""')}",acc,${score.toFixed(4)},2000,${loss.toFixed(2)}`;
    });
  });
  return {
    'evals/ladder.csv': ['run,task,metric,score,n,loss:val', ...rows.flat(), ''].join('\n'),
    '.github/scaling-guard.yml': JSON.stringify({
      version: 1,
      evidence: [{ files: 'evals/*.csv' }],
      scale: { axis: 'loss:val' },
      plans: 'plans/*.yml',
      gate: { mode },
    }),
    'plans/cluster.yml': JSON.stringify({
      version: 1,
      plan: 'cluster',
      'applies-to': ['infra/**'],
      claims: [{ id: 'next', task, metric: 'acc', at: { 'loss:val': 2.4 }, expect, confidence: 0.9 }],
    }),
  };
};
