import { isAbsolute, relative, resolve } from 'node:path';
import { check } from '../../core/check.ts';
import type { Report } from '../../core/report/report.ts';
import { checkDefaults } from '../checkDefaults.ts';
import { checkedFolder } from '../cli/checkedFolder.ts';
import { UsageError } from '../cli/usageError.ts';
import { checkoutRepository } from '../git/checkoutRepository.ts';
import { toolVersion } from '../toolVersion.ts';
import type { ActionEnvironment } from './actionEnvironment.ts';
import { readEventBase, withEventBase } from './eventBase.ts';

/** What an audit asks about and there is none of: to pass for that would be to pass for want of data. */
const nothingOf = ({ claims, tasks }: Report, plan: string | null, task: string | null): string | null => {
  if (plan !== null && claims.length === 0)
    return `The input \`plan\` is "${plan}", and no claim ${task === null ? '' : `about "${task}" `}is in a plan of that name.`;
  return task !== null && tasks.length === 0
    ? `The input \`task\` is "${task}", and there is no evidence of a task of that name.`
    : null;
};

/** The engine over a checkout: the same check as the command's, with the folder and config that the workflow names. */
export const judgeCheckout =
  (checkout: string, today: () => string): ActionEnvironment['judge'] =>
  async ({ event, api, config, folder, mode, plan, task, seed, resamples }) => {
    const notes: string[] = [];
    const refused = (message: string) => ({ outcome: { kind: 'refused', message } as const, notes });
    const inside = relative(checkout, resolve(checkout, folder ?? '.'));
    if (inside.startsWith('..') || isAbsolute(inside))
      return refused(`The input \`folder\` is "${folder}", which lies outside of the checkout.`);
    try {
      const checked = checkedFolder(folder ?? '.', config ?? undefined, checkout);
      const { workspace, configPath } = checked;
      const found = await readEventBase({
        event,
        workspace,
        // The folder of a job in a container belongs to another user than git runs as.
        repository: event.kind === 'audit' ? null : checkoutRepository(checked.folder, true),
        api: api?.commits ?? null,
        also: configPath === null ? [] : [configPath],
        note: (message) => notes.push(message),
      });
      const outcome = await withEventBase(found, (base) =>
        check({
          workspace,
          configPath,
          base,
          only: { plan, task },
          asOf: today(),
          seed: seed ?? checkDefaults.seed,
          resamples: resamples ?? checkDefaults.resamples,
          toolVersion,
          ...(mode !== null && { mode }),
        }),
      );
      const missing = outcome.kind === 'report' ? nothingOf(outcome.report, plan, task) : null;
      return missing === null ? { outcome, notes } : refused(missing);
    } catch (error) {
      if (error instanceof UsageError) return refused(error.message);
      throw error;
    }
  };
