import { error } from '@actions/core';
import { judgeCheckout } from './github/judgeCheckout.ts';
import { runAction } from './github/runAction.ts';
import { runnerEnvironment } from './github/runnerEnvironment.ts';

const checkout = process.env.GITHUB_WORKSPACE || process.cwd();
const today = (): string => new Date().toISOString().slice(0, 10);
const environment = runnerEnvironment(judgeCheckout(checkout, today));

const run = async (): Promise<number> => {
  try {
    return await runAction(environment);
  } catch (bug) {
    // A bug of ours must neither pass nor look like a verdict.
    environment.output('decision', 'inconclusive');
    environment.log(bug instanceof Error ? (bug.stack ?? bug.message) : String(bug));
    error('This is a bug in scaling-guard, not a verdict: please report it with the lines above.', {
      title: 'scaling-guard',
    });
    return 3;
  }
};

const status = await run();
// Not left to run out: a request that was given up would keep the process alive.
process.stdout.write('', () => process.exit(status));
