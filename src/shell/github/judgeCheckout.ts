import { isAbsolute, relative, resolve } from 'node:path';
import { check } from '../../core/check.ts';
import { checkDefaults } from '../checkDefaults.ts';
import { checkedFolder } from '../cli/checkedFolder.ts';
import { UsageError } from '../cli/usageError.ts';
import { toolVersion } from '../toolVersion.ts';
import type { ActionEnvironment } from './actionEnvironment.ts';
import { folderPrefix } from './folderPrefix.ts';

/** The changed files as the judged folder sees them: those inside it, from there. */
const insideFolder = (files: ReadonlySet<string>, prefix: string): ReadonlySet<string> =>
  new Set([...files].filter((file) => file.startsWith(prefix)).map((file) => file.slice(prefix.length)));

/** The engine over a checkout: the same check as the command's, with the folder and config that the workflow names. */
export const judgeCheckout =
  (checkout: string, today: () => string): ActionEnvironment['judge'] =>
  async ({ config, folder, mode, seed, resamples, changedFiles }) => {
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
        changedFiles: changedFiles && insideFolder(changedFiles, folderPrefix(folder)),
        ...(mode !== null && { mode }),
      });
    } catch (error) {
      if (error instanceof UsageError) return { kind: 'refused', message: error.message };
      throw error;
    }
  };
