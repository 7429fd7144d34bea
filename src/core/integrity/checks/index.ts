import type { IntegrityRule } from '../integrityRule.ts';
import { bestRunBelowChance } from './bestRunBelowChance.ts';
import { computeContradictsScale } from './computeContradictsScale.ts';
import { groupBesideItsLeaves } from './groupBesideItsLeaves.ts';
import { impossibleStandardError } from './impossibleStandardError.ts';
import { itemsDiffer } from './itemsDiffer.ts';
import { lossInAnotherUnit } from './lossInAnotherUnit.ts';
import { lossOutOfOrder } from './lossOutOfOrder.ts';
import { oneUuidForTwoRuns } from './oneUuidForTwoRuns.ts';
import { paramsContradictName } from './paramsContradictName.ts';
import { paramsOfAnotherKind } from './paramsOfAnotherKind.ts';
import { percentAmongFractions } from './percentAmongFractions.ts';
import { runBelowChance } from './runBelowChance.ts';
import { runCountedTwice } from './runCountedTwice.ts';
import { sameScoresTwice } from './sameScoresTwice.ts';
import { scaleInAnotherUnit } from './scaleInAnotherUnit.ts';
import { scoresMissTheGrid } from './scoresMissTheGrid.ts';
import { sentinelScore } from './sentinelScore.ts';
import { shotsStatedTwice } from './shotsStatedTwice.ts';

/** Every integrity check, in the order of their ids. To add one: a file beside this one, and a line here. */
export const integrityRules: readonly IntegrityRule[] = [
  sentinelScore,
  percentAmongFractions,
  shotsStatedTwice,
  sameScoresTwice,
  oneUuidForTwoRuns,
  impossibleStandardError,
  itemsDiffer,
  scoresMissTheGrid,
  bestRunBelowChance,
  runBelowChance,
  paramsContradictName,
  computeContradictsScale,
  lossOutOfOrder,
  groupBesideItsLeaves,
  runCountedTwice,
  paramsOfAnotherKind,
  scaleInAnotherUnit,
  lossInAnotherUnit,
];
