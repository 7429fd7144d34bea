import type { CheckOutcome } from '../../../src/core/check.ts';
import { type ExitStatus, getExitStatus } from '../../../src/shell/getExitStatus.ts';

/** The exit status of the command for an outcome: a config that cannot be used is 2, in either mode. */
export const exitStatusOf = (outcome: CheckOutcome): ExitStatus =>
  outcome.kind === 'config-error' ? 2 : getExitStatus(outcome.report);
