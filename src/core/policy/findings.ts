import { byCodeUnits } from '../collections/byCodeUnits.ts';
import type { ClaimDecision } from './decideClaim.ts';
import { isLetThrough } from './decision.ts';
import type { Finding } from './finding.ts';
import type { JudgedLock } from './locks/lock.ts';
import type { PolicyNote } from './policyNote.ts';
import type { RuleIdentity } from './rule.ts';
import { policyRules } from './rules/index.ts';
import type { TaskSubject } from './taskSubject.ts';
import { type JudgedWaiver, waiverWords } from './waivers/waiver.ts';

const taskRules = policyRules.filter((rule) => rule.about === 'task');
const suiteRules = policyRules.filter((rule) => rule.about === 'suite');
const lockRules = policyRules.filter((rule) => rule.about === 'lock');
const noteRules = policyRules.filter((rule) => rule.about === 'policy');
const waiverRules = policyRules.filter((rule) => rule.about === 'waiver');

/** What a rule that fired on a claim reports. Outside of what this check is asked to judge it is a warning at most. */
export const claimFindings = ({ claim, fired }: ClaimDecision, inScope: boolean): readonly Finding[] =>
  fired.map(({ rule, decision, message, waiver }) => ({
    rule: rule.id,
    severity: inScope && waiver === null && !isLetThrough(decision) ? 'error' : lenient(rule),
    title: rule.title,
    message,
    task: claim.task,
    plan: claim.plan,
    claim: claim.id,
    ...(claim.side !== undefined && { side: claim.side }),
    file: claim.file,
    line: claim.line,
    inScope,
    waivedBy: waiver === null ? null : waiverWords(waiver),
  }));

/** What a finding that stops nothing is. */
const lenient = ({ severity }: RuleIdentity): 'warning' | 'notice' =>
  severity === 'notice' ? 'notice' : 'warning';

/** A finding about tasks; never more than a warning, since no claim leans on it here. */
const trendFinding = (rule: RuleIdentity, message: string, task: string | null): Finding => ({
  rule: rule.id,
  severity: lenient(rule),
  title: rule.title,
  message,
  task,
  plan: null,
  claim: null,
  file: null,
  line: null,
  inScope: true,
  waivedBy: null,
});

/**
 * Findings without the notices that repeat one about an earlier claim of the same plan word for word: claims about one planned run
 * share what is to be told of it.
 */
export const withoutRepeatedNotices = (findings: readonly Finding[]): readonly Finding[] => {
  const told = new Set<string>();
  return findings.filter(({ rule, severity, plan, message }) => {
    if (severity !== 'notice' || plan === null) return true;
    const key = JSON.stringify([rule, plan, message]);
    if (told.has(key)) return false;
    told.add(key);
    return true;
  });
};

/** What the rules about trends report of all tasks. */
export const trendFindings = (subjects: readonly TaskSubject[]): readonly Finding[] => [
  ...subjects.flatMap((subject) =>
    taskRules.flatMap((rule) =>
      rule.evaluate(subject).map((message) => trendFinding(rule, message, subject.task)),
    ),
  ),
  ...suiteRules.flatMap((rule) =>
    rule.evaluate(subjects).map((message) => trendFinding(rule, message, null)),
  ),
];

/** What the rules about waivers report. Warnings: what a waiver no longer accepts counts by itself. */
export const waiverFindings = (waivers: readonly JudgedWaiver[]): readonly Finding[] =>
  waivers.flatMap((judged) =>
    waiverRules.flatMap((rule): Finding[] => {
      const message = rule.evaluate(judged);
      if (message === undefined) return [];
      const { waiver, claim } = judged;
      return [
        {
          rule: rule.id,
          severity: 'warning',
          title: rule.title,
          message,
          task: claim?.task ?? null,
          plan: waiver.about.kind === 'claim' ? waiver.about.plan : null,
          // Where no such claim is in force it belongs to none, and stands with the findings about tasks.
          claim: claim?.id ?? null,
          file: waiver.file,
          line: waiver.line,
          inScope: true,
          waivedBy: null,
        },
      ];
    }),
  );

/** What the rules about locks report, with the claim they are about. */
export const lockFindings = (locks: readonly JudgedLock[]): readonly Finding[] =>
  locks.flatMap((judged) =>
    lockRules.flatMap((rule): Finding[] => {
      const message = rule.evaluate(judged);
      if (message === undefined) return [];
      return [
        {
          rule: rule.id,
          severity: 'warning',
          title: rule.title,
          message,
          task: judged.task,
          plan: judged.plan.plan,
          claim: judged.state === 'gone' ? null : judged.id,
          file: judged.file,
          line: null,
          inScope: true,
          waivedBy: null,
        },
      ];
    }),
  );

const placeOfNote = (
  note: PolicyNote,
): Pick<Finding, 'task' | 'plan' | 'claim' | 'side' | 'file' | 'line'> => {
  const nowhere = { task: null, plan: null, claim: null, line: null };
  switch (note.kind) {
    case 'weakened': {
      const { task, plan, id, file, line } = note.now;
      return { task, plan, claim: id, side: 'base', file, line };
    }
    case 'deleted': {
      const { task, plan, id, file } = note.claim;
      return { ...nowhere, task, plan, claim: id, side: 'base', file };
    }
    case 'locked-anew':
      return { ...nowhere, task: note.task, plan: note.plan, claim: note.claim, file: note.file };
    case 'waiver-added':
      return { ...nowhere, file: note.file, line: note.line };
    default:
      return { ...nowhere, file: note.file };
  }
};

/** What the rules about policy report of what a change does to it. */
export const policyFindings = (notes: readonly PolicyNote[]): readonly Finding[] =>
  notes.flatMap((note) =>
    noteRules.flatMap((rule): Finding[] => {
      const message = rule.evaluate(note);
      if (message === undefined) return [];
      const { id, severity, title } = rule;
      return [{ rule: id, severity, title, message, ...placeOfNote(note), inScope: true, waivedBy: null }];
    }),
  );

const rank = { error: 0, warning: 1, notice: 2 } as const;

/** The order of the report: the gravest first, then by plan, claim, task, rule and message. */
export const byGravity = (a: Finding, b: Finding): number =>
  rank[a.severity] - rank[b.severity] ||
  byCodeUnits(a.plan ?? '￿', b.plan ?? '￿') ||
  byCodeUnits(a.claim ?? '', b.claim ?? '') ||
  byCodeUnits(a.task ?? '', b.task ?? '') ||
  byCodeUnits(a.rule, b.rule) ||
  byCodeUnits(a.message, b.message);
