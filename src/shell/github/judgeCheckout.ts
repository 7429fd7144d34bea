import { isAbsolute, relative, resolve } from 'node:path';
import { check } from '../../core/check.ts';
import { checkDefaults } from '../checkDefaults.ts';
import { checkedFolder } from '../cli/checkedFolder.ts';
import { UsageError } from '../cli/usageError.ts';
import { checkoutRepository } from '../git/checkoutRepository.ts';
import { toolVersion } from '../toolVersion.ts';
import type { ActionEnvironment } from './actionEnvironment.ts';
import { readEventBase, withEventBase } from './eventBase.ts';

/** The engine over a checkout: the same check as the command's, with the folder and config that the workflow names. */
export const judgeCheckout =
  (checkout: string, today: () => string): ActionEnvironment['judge'] =>
  async ({ event, api, config, folder, mode, seed, resamples }) => {
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
          asOf: today(),
          seed: seed ?? checkDefaults.seed,
          resamples: resamples ?? checkDefaults.resamples,
          toolVersion,
          ...(mode !== null && { mode }),
        }),
      );
      return { outcome, notes };
    } catch (error) {
      if (error instanceof UsageError) return refused(error.message);
      throw error;
    }
  };
