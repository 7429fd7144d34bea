import { check } from '../../../../src/core/check.ts';
import { type Decision, decisions } from '../../../../src/core/policy/decision.ts';
import type { Report } from '../../../../src/core/report/report.ts';
import type { Lab } from '../../../properties/pullRequests/lab.ts';
import { writtenLab } from '../../../properties/pullRequests/writtenLab.ts';
import { memoryBase } from '../../../scenarios/_harness/memoryBase.ts';
import { memoryWorkspace } from '../../../scenarios/_harness/memoryWorkspace.ts';
import type { PullRequest } from './pullRequest.ts';

const judged = (head: Lab, base: Lab | null): Report => {
  const files = writtenLab(head);
  const tip = base === null ? null : writtenLab(base);
  const outcome = check({
    workspace: memoryWorkspace(files),
    configPath: '.github/scaling-guard.yml',
    asOf: '2026-11-20',
    seed: 1,
    resamples: 0,
    toolVersion: '0.0.0',
    base: tip === null ? null : memoryBase(files, { tip, mergeBase: tip, gating: true }),
  });
  if (outcome.kind !== 'report') throw new Error(JSON.stringify(outcome.problems));
  return outcome.report;
};

const decisionsOf = ({ claims }: Report): ReadonlyMap<string, Decision> =>
  new Map(claims.map(({ id, decision }) => [id, decision]));

const rank = (decision: Decision | undefined): number =>
  decision === undefined ? -1 : decisions.indexOf(decision);

/** What the target branch decides, by its lab: pull requests of one lab share it. */
const known = new WeakMap<Lab, ReadonlyMap<string, Decision>>();

const alone = (lab: Lab): ReadonlyMap<string, Decision> => {
  const decided = known.get(lab) ?? decisionsOf(judged(lab, null));
  known.set(lab, decided);
  return decided;
};

/**
 * What is wrong with the answer to a pull request: nothing, if evidence cannot be talked round. Held to the answers to two other
 * repositories, neither of which has a base: the target branch, and the target branch with the runs that were added in an honest way.
 */
export const judgePullRequest = ({ kind, base, head, together }: PullRequest): readonly string[] => {
  const report = judged(head, base);
  const before = alone(base);
  const oracle = together.runs.length === base.runs.length ? before : alone(together);
  const withdrawn = report.changes.filter(({ kind: of, effect }) => of === 'evidence' && effect === 'worse');
  const ofClaims = report.claims.flatMap(({ id, decision, added, reasons }) => {
    const [was, expected] = [before.get(id), oracle.get(id)];
    const told = `${id} was ${was}, is ${decision} (${reasons.join()}), and ${expected} with the base put back`;
    const isBetter = rank(decision) < rank(was);
    return [
      ...(isBetter && rank(decision) < rank(expected) ? [`talked round: ${told}`] : []),
      ...(isBetter && (added?.runs ?? []).length === 0 ? [`better without added runs: ${told}`] : []),
      ...(kind !== 'any' && decision !== expected ? [`an honest change moves a claim: ${told}`] : []),
      ...(kind !== 'any' && reasons.includes('SG506') ? [`an honest change withdraws: ${told}`] : []),
    ];
  });
  return [
    ...ofClaims,
    ...(kind !== 'any' && withdrawn.length > 0
      ? [
          `an honest change withdraws: ${withdrawn.map(({ subject, after }) => `${subject} ${after}`).join('; ')}`,
        ]
      : []),
  ];
};
