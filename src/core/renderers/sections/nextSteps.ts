import { groupBy } from '../../collections/groupBy.ts';
import { isLetThrough } from '../../policy/decision.ts';
import type { Problem } from '../../problems/problem.ts';
import type { Report, ReportClaim } from '../../report/report.ts';
import { clipText } from '../../text/clipText.ts';
import { closeSentence } from '../../text/closeSentence.ts';
import { countOf } from '../../text/formatCount.ts';
import { findingsOf } from './claimFacts.ts';
import { claimsByGravity } from './claimsByGravity.ts';
import { placeText } from './placeText.ts';
import { waysToGreen } from './waysToGreen.ts';

/** More steps than this are not read; the sections below say the rest. */
const mostSteps = 3;

/** Longest name and sentence inside a step: a step that has to be scrolled for is not read. */
const longestName = 80;
const longestSentence = 300;

/** One step for all problems of a rule: a thousand broken files have one cause more often than a thousand. */
const problemSteps = (problems: readonly Problem[]): readonly string[] => {
  const byRule = groupBy(
    problems.filter(({ severity }) => severity === 'error'),
    ({ rule }) => rule,
  );
  return [...byRule.values()].map((alike) => {
    const [first] = alike;
    if (first === undefined) return '';
    const place = placeText({
      ...first,
      file: first.file === null ? null : clipText(first.file, longestName),
    });
    const others = alike.length > 1 ? ` And ${countOf(alike.length - 1, 'more problem')} of this kind.` : '';
    return `${place === null ? '' : `\`${place}\`: `}${closeSentence(clipText(first.message, longestSentence))}${others}`;
  });
};

const claimStep = (claim: ReportClaim, report: Report): string =>
  `\`${clipText(`${claim.plan}/${claim.id}`, longestName)}\`: ${waysToGreen(claim, report)}`;

/**
 * What to do next, at most three sentences, the gravest first: claims that fail, then what is wrong in files. Names are not
 * escaped; what stands in backticks is a name or something to type.
 */
export const nextSteps = (report: Report): readonly string[] => {
  const claims = claimsByGravity(report.claims).filter(({ decision }) => !isLetThrough(decision));
  const problems = problemSteps(report.problems);
  // A broken file may be why a claim lost its evidence, so one of the steps is always kept for it.
  const forClaims = claims.slice(0, problems.length > 0 ? mostSteps - 1 : mostSteps);
  const steps = [
    ...forClaims.map((claim) => claimStep(claim, report)),
    ...problems.slice(0, mostSteps - forClaims.length),
  ];
  if (steps.length === 0 && report.claims.length === 0 && report.tasks.length > 0) {
    return [
      'Write down what you plan on: `scaling-guard init` drafts a config and a plan from this evidence.',
    ];
  }
  return steps;
};

/**
 * The rule that a reader most likely asks about: what stops the gravest claim, else the first error among the findings, else among the
 * problems, else any.
 */
export const ruleToExplain = ({ claims, problems, findings }: Report): string | null => {
  const [gravest] = claimsByGravity(claims);
  const about = gravest === undefined ? [] : findingsOf(gravest, findings);
  const named = [...findings, ...problems];
  const errors = [...about, ...named].filter(({ severity }) => severity === 'error');
  return (errors[0] ?? named[0])?.rule ?? null;
};
