import type { Configuration } from '../configuration/configuration.ts';
import { isOutOfTime } from '../documents/isOutOfTime.ts';
import { overlay } from '../documents/workspace/overlay.ts';
import type { Workspace } from '../documents/workspace/workspace.ts';
import { evidenceMatcher } from '../evidence/evidenceMatcher.ts';
import { pathUnder } from '../evidence/pathUnder.ts';
import { type GatheredEvidence, gatherEvidence } from '../pipeline/gatherEvidence.ts';
import { type JudgedEvidence, judgeEvidence } from '../pipeline/judgeEvidence.ts';
import { pathMatcher } from '../text/pathMatcher.ts';
import type { MarkedRun } from '../training/trainingEvent.ts';
import { rememberedTrends } from '../trends/rememberedTrends.ts';
import type { ReadableBase } from './baseSide.ts';
import { newNames } from './newNames.ts';
import { putBack, type Withdrawal } from './putBack.ts';
import { rewrittenTraining } from './rewrittenTraining.ts';

/** The evidence of both sides, judged by one config. */
export interface ComparedEvidence {
  readonly head: JudgedEvidence;
  /** The base's; the head's own where the change touches no evidence, null where there is no base. */
  readonly before: JudgedEvidence | null;
  /** The head's with what it withdrew put back; null where it withdrew nothing. */
  readonly back: JudgedEvidence | null;
  readonly withdrawal: Withdrawal | null;
  /** Training logs of the base that the head removes, or alters other than by adding to their end; sorted. */
  readonly withdrawnLogs: readonly string[];
  /** What befell runs by the base's logs, and was written over. */
  readonly rewritten: readonly MarkedRun[];
}

const startsWith = (bytes: Uint8Array, start: Uint8Array): boolean =>
  bytes.length >= start.length && start.every((byte, index) => bytes[index] === byte);

/** Whether a file of the base is still there, whole, at the head: itself, or with more at its end. */
const isKept = (path: string, before: Workspace, head: Workspace): boolean => {
  if (!head.entries.some((entry) => entry.path === path && entry.kind === 'file')) return false;
  const [was, now] = [before.read(path), head.read(path)];
  return was.kind === 'bytes' && now.kind === 'bytes' && startsWith(now.bytes, was.bytes);
};

const withdrawnLogsOf = (
  { before, changed }: ReadableBase,
  head: Workspace,
  { base, training, limits }: Configuration,
): readonly string[] => {
  const isLog = pathMatcher(training.flatMap(({ files }) => files.map((glob) => pathUnder(base, glob))));
  return before.entries.flatMap(({ path, kind, size }) =>
    kind === 'file' && size <= limits.bytes && changed.has(path) && isLog(path) && !isKept(path, before, head)
      ? [path]
      : [],
  );
};

/** The evidence of the base; null where there is none, or the change touches no evidence. */
const changedEvidence = (
  { parts }: GatheredEvidence,
  configuration: Configuration,
  base: ReadableBase | null,
  asOf: string,
): GatheredEvidence | null => {
  if (base === null || ![...base.changed].some(evidenceMatcher(configuration))) return null;
  const unchanged = parts.files.filter(({ file }) => !base.changed.has(file));
  const known = new Map(unchanged.map((file) => [file.file, file]));
  return gatherEvidence(base.before, configuration, { asOf, known });
};

/**
 * Reads and judges the evidence of the head, and of its base. What both have in common costs once: files outside of the change
 * are not opened again, equal curves are not analysed again, and stability is asked of the base only where it decides a verdict.
 */
export const compareEvidence = (
  workspace: Workspace,
  configuration: Configuration,
  base: ReadableBase | null,
  {
    seed,
    resamples,
    asOf,
    onProgress,
  }: {
    readonly asOf: string;
    readonly seed: number;
    readonly resamples: number;
    readonly onProgress: (step: string) => void;
  },
): ComparedEvidence => {
  const isOver = (): boolean => isOutOfTime(workspace, configuration.limits);
  const trends = rememberedTrends({ seed, resamples, isOver });
  const full = { seed, resamples, isOver, trendsOf: trends.full };
  const brief = { seed, resamples, isOver, trendsOf: trends.brief };
  onProgress('reading the evidence');
  const evidence = gatherEvidence(workspace, configuration, { asOf });
  // Read before anything is judged: a file of the base that cannot be had now stops the check before the long work.
  const ofBase = changedEvidence(evidence, configuration, base, asOf);

  onProgress('judging the trends');
  const head = judgeEvidence(evidence, workspace, configuration, full);
  const alone = { head, back: null, withdrawal: null, withdrawnLogs: [], rewritten: [] };
  if (base === null) return { ...alone, before: null };
  if (ofBase === null) return { ...alone, before: head };

  onProgress('judging the base');
  const before = judgeEvidence(ofBase, base.before, configuration, brief);
  if (!base.gating) return { ...alone, before };
  const withdrawal = putBack(before, head);
  const withdrawnLogs = withdrawnLogsOf(base, workspace, configuration);
  const { nameOf } = newNames(before.evidence, evidence);
  const rewritten = rewrittenTraining(before.training, head.training, nameOf);
  if (withdrawal === null && withdrawnLogs.length === 0 && rewritten.length === 0)
    return { ...alone, before };
  const restored = overlay(workspace, base.before, new Set(withdrawnLogs));
  // On the axis of the base, whatever the head makes of `auto`.
  const axis = before.drawn.axis ?? configuration.axis;
  const back = judgeEvidence(
    withdrawal?.evidence ?? evidence,
    restored,
    { ...configuration, axis },
    { ...brief, marks: rewritten },
  );
  return { head, before, back, withdrawal, withdrawnLogs, rewritten };
};
