import { error, setOutput } from '@actions/core';
import { judgeCheckout } from './github/judgeCheckout.ts';
import { printLog } from './github/printLog.ts';
import { runAction } from './github/runAction.ts';
import { messageOf } from './messageOf.ts';
import { stackOf } from './stackOf.ts';

/** Nothing was judged: says why, and leaves a decision that no later step can take for a pass. */
const refuse = (message: string, status: 2 | 3): number => {
  error(message, { title: 'scaling-guard' });
  try {
    setOutput('decision', 'inconclusive');
  } catch {
    // Where the runner's file cannot be written, the exit status says it alone.
  }
  return status;
};

const today = (): string => new Date().toISOString().slice(0, 10);
const judge = judgeCheckout(process.env.GITHUB_WORKSPACE || process.cwd(), today);

/** The runner, whose event file is read when its module is loaded; what is wrong with the file, where it is no event. */
const openRunner = async () => {
  try {
    const { runnerEnvironment } = await import('./github/runnerEnvironment.ts');
    return runnerEnvironment(judge);
  } catch (problem) {
    return messageOf(problem);
  }
};

const run = async (): Promise<number> => {
  try {
    const runner = await openRunner();
    if (typeof runner !== 'string') return await runAction(runner);
    return refuse(
      `The event of this run cannot be read (GITHUB_EVENT_PATH): ${runner}. Nothing was judged.`,
      2,
    );
  } catch (bug) {
    // A bug of ours must neither pass nor look like a verdict.
    printLog(stackOf(bug));
    return refuse('This is a bug in scaling-guard, not a verdict: please report it with the lines above.', 3);
  }
};

// A log that nobody takes in any more changes no verdict.
process.stdout.on('error', () => {});
const status = await run();
// Not left to run out: a request that was given up would keep the process alive.
process.stdout.write('', () => process.exit(status));
