import { chinchilla } from './chinchilla.ts';
import { kaplanCompute } from './kaplanCompute.ts';
import { kaplanComputeWithOffset } from './kaplanComputeWithOffset.ts';
import { kaplanParams } from './kaplanParams.ts';
import { kaplanParamsWithOffset } from './kaplanParamsWithOffset.ts';
import { kaplanTokens } from './kaplanTokens.ts';
import { kaplanTokensWithOffset } from './kaplanTokensWithOffset.ts';
import type { LossLaw } from './lossLaw.ts';

/** Every law of loss, in the order of the report. To add one: a file beside this one, and a line here. */
export const lossLaws: readonly LossLaw[] = [
  chinchilla,
  kaplanParams,
  kaplanParamsWithOffset,
  kaplanTokens,
  kaplanTokensWithOffset,
  kaplanCompute,
  kaplanComputeWithOffset,
];
