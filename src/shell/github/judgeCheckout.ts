import { isAbsolute, relative, resolve } from 'node:path';
import { check } from '../../core/check.ts';
import { checkDefaults } from '../checkDefaults.ts';
import { checkedFolder } from '../cli/checkedFolder.ts';
import { UsageError } from '../cli/usageError.ts';
import { toolVersion } from '../toolVersion.ts';
import type { ActionEnvironment } from './actionEnvironment.ts';

/** The engine over a checkout: the same check as the command's, with the folder and config that the workflow names. */
export const judgeCheckout =
  (checkout: string, today: () => string): ActionEnvironment['judge'] =>
  async ({ config, folder, mode, seed, resamples }) => {
    const inside = relative(checkout, resolve(checkout, folder ?? '.'));
    if (inside.startsWith('..') || isAbsolute(inside)) {
      return {
        kind: 'refused',
        message: `The input \`folder\` is "${folder}", which lies outside of the checkout.`,
      };
    }
    try {
      const { workspace, configPath } = checkedFolder(folder ?? '.', config ?? undefined, checkout);
      return check({
        workspace,
        configPath,
        asOf: today(),
        seed: seed ?? checkDefaults.seed,
        resamples: resamples ?? checkDefaults.resamples,
        toolVersion,
        ...(mode !== null && { mode }),
      });
    } catch (error) {
      if (error instanceof UsageError) return { kind: 'refused', message: error.message };
      throw error;
    }
  };
