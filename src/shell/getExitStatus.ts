import { isLetThrough } from '../core/policy/decision.ts';
import type { Report } from '../core/report/report.ts';

/** 0: nothing speaks against it. 1: blocked or inconclusive. 2: flags or config are wrong. 3: a bug. */
export type ExitStatus = 0 | 1 | 2 | 3;

/** The status of a finished check: 1 where the decision fails it, which advise mode never does. */
export const getExitStatus = ({ decision, mode }: Pick<Report, 'decision' | 'mode'>): 0 | 1 =>
  mode === 'enforce' && !isLetThrough(decision) ? 1 : 0;
