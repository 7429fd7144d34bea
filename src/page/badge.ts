import type { Decision } from '../core/policy/decision.ts';
import { decisionWords } from '../core/renderers/sections/decisionWords.ts';
import type { TrendVerdict } from '../core/trends/trendVerdict.ts';
import { element } from './element.ts';

/** A decision as a word with its sign, so that the colour says nothing alone. */
export const decisionBadge = (decision: Decision): HTMLElement =>
  element('span', { class: `badge ${decision}` }, `${decisionWords[decision].symbol} ${decision}`);

export const verdictBadge = (verdict: TrendVerdict): HTMLElement =>
  element('span', { class: `badge verdict ${verdict}` }, verdict);
