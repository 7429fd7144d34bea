import type { Decision } from '../../policy/decision.ts';
import type { Severity } from '../../problems/problem.ts';
import type { Colour } from '../../text/painter.ts';
import type { TrendVerdict } from '../../trends/trendVerdict.ts';

/** Colours only repeat what a word or symbol beside them says. */
export const decisionColours: Readonly<Record<Decision, Colour>> = {
  pass: 'green',
  warn: 'yellow',
  inconclusive: 'magenta',
  block: 'red',
};

export const severityColours: Readonly<Record<Severity, Colour>> = {
  error: 'red',
  warning: 'yellow',
  notice: 'blue',
};

export const verdictColours: Readonly<Record<TrendVerdict, Colour>> = {
  predictable: 'green',
  inverse: 'red',
  nonmonotonic: 'yellow',
  noisy: 'yellow',
  trendless: 'blue',
  breakthrough: 'magenta',
  insufficient: 'dim',
};
