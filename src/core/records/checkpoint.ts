import { type CheckpointMarks, CUT, checkpointMarks } from './checkpointMarks.ts';
import { recordLimits } from './limits.ts';
import type { RunFacts } from './scoreRecord.ts';

const { tellingStep: TELLING_STEP } = recordLimits;

/** A run's name taken apart: the training run, and what the name says of a checkpoint of it. */
export interface CheckpointName {
  readonly trainingRun: string;
  /** What the checkpoint is called in its run: `step1000`, `tokens5B`, `epoch3`, `stage2-step1000`; null for a finished run. */
  readonly label: string | null;
  readonly step: number | null;
  /** Tokens that it was trained on, as far as the name says; rounded there. */
  readonly tokens: number | null;
}

/** The form in which the project itself names a checkpoint. */
const OWN_FORM =
  /^(.+)@((stage\d{1,2}(?:-ingredient\d{1,3})?-)?(?:step(\d{1,15})|tokens(\d{1,4}(?:\.\d{1,3})?)([MBT])|epoch\d{1,6}))$/;

/** Words that say how the weights of a checkpoint are kept, beside its mark or in folders below it. */
const KEPT_AS = new Set(
  'hf hf_ckpt hf-ckpt huggingface model models weights unsharded safetensors consolidated converted main pt pth bin ckpt ckpts checkpoint checkpoints intermediate revision subfolder'.split(
    ' ',
  ),
);

const SEPARATORS = new Set([...'-_.,:;@=+ ()[]']);
const UNITS: readonly (readonly [string, number])[] = [
  ['T', 1e12],
  ['B', 1e9],
  ['M', 1e6],
];

const tokensLabel = (tokens: number): string => {
  const [unit, multiple] = UNITS.find(([, size]) => tokens >= size) ?? ['M', 1e6];
  return `tokens${Number((tokens / multiple).toFixed(3))}${unit}`;
};

const labelOf = ({ step, tokens, epoch, stage }: CheckpointMarks): string => {
  const place = step !== null ? `step${step}` : tokens !== null ? tokensLabel(tokens) : `epoch${epoch}`;
  return stage === null ? place : `${stage}-${place}`;
};

/** The pieces of a part of a path that its marks leave, without separators at their ends and words of how weights are kept. */
const piecesOf = (part: string): readonly string[] =>
  part.split(CUT).flatMap((written, index) => {
    let [start, end] = [0, written.length];
    for (let before = -1; before !== end - start; ) {
      before = end - start;
      while (end > start && SEPARATORS.has(written[end - 1] ?? '')) end--;
      while (start < end && SEPARATORS.has(written[start] ?? '')) start++;
      const piece = written.slice(start, end);
      const first = /^[a-z]+/i.exec(piece)?.[0] ?? '';
      const last = /[a-z]{1,12}$/i.exec(piece.slice(-12))?.[0] ?? '';
      if (index > 0 && KEPT_AS.has(piece.toLowerCase())) start = end;
      else if (KEPT_AS.has(last.toLowerCase()) && SEPARATORS.has(piece[piece.length - last.length - 1] ?? ''))
        end -= last.length;
      else if (index > 0 && KEPT_AS.has(first.toLowerCase()) && SEPARATORS.has(piece[first.length] ?? ''))
        start += first.length;
    }
    return end > start ? [written.slice(start, end)] : [];
  });

const isNoName = (part: string): boolean => part === '' || part === '.' || part === '..' || part === '~';

/** What is left of a text once its marks are out, part by part; null where they are no marks of a checkpoint. */
const unmarked = (rest: string, marks: CheckpointMarks): string | null => {
  const parts = rest.split('/');
  const marked = parts.flatMap((part, index) => (part.includes(CUT) ? [index] : []));
  const last = marked.at(-1) ?? 0;
  const kept: string[] = [];
  for (const [index, part] of parts.entries()) {
    if (!part.includes(CUT)) {
      const isBelow = index > last && KEPT_AS.has(part.toLowerCase());
      const isHolder = marked.includes(index + 1) && /^(?:checkpoint|ckpt)s?$/i.test(part);
      if (!isBelow && !isHolder) kept.push(part);
      continue;
    }
    const pieces = piecesOf(part);
    const startsMarked = part.startsWith(CUT) && pieces.length > 0;
    if (startsMarked && marks.tokens === null && (marks.step ?? 0) < TELLING_STEP) return null;
    const after = part[part.lastIndexOf(CUT) + 1] ?? '';
    const separator = after === '_' || after === '.' ? after : '-';
    if (pieces.length > 0) kept.push(pieces.join(separator));
  }
  return kept.every(isNoName) ? '' : kept.join('/');
};

/** A name that is no checkpoint's. */
export const finishedRun = (trainingRun: string): CheckpointName => ({
  trainingRun,
  label: null,
  step: null,
  tokens: null,
});

/**
 * Takes the name of a checkpoint apart: `name@step1000`, the project's own form, and the ways in which names and paths say it,
 * `name-step1000`, `name/step_0001000/hf`, `name/checkpoint-1000`, `name-iter_1000`, `name-5B-tokens`. Any other name is a training run,
 * whatever numbers stand in it. A name that is nothing but the mark is its own training run.
 */
export const splitCheckpoint = (name: string): CheckpointName => {
  const own = OWN_FORM.exec(name);
  if (own !== null) {
    const [, trainingRun = name, label = null, , step, size, unit] = own;
    const multiple = UNITS.find(([letter]) => letter === unit)?.[1] ?? 1;
    const tokens = size === undefined ? null : Math.round(Number(size) * multiple);
    return { trainingRun, label, step: step === undefined ? null : Number(step), tokens };
  }
  const text = name.endsWith('@main') ? name.slice(0, -'@main'.length) : name;
  const found = text === '' ? null : checkpointMarks(text);
  const rest = found === null ? null : unmarked(found.rest, found.marks);
  if (found === null || rest === null) return finishedRun(text === '' ? name : text);
  const { step, tokens } = found.marks;
  return { trainingRun: rest === '' ? text : rest, label: labelOf(found.marks), step, tokens };
};

/** What a revision says: the label of a checkpoint, and what else it is called. */
export interface RevisionName extends Omit<CheckpointName, 'trainingRun'> {
  readonly rest: string | null;
}

/** Takes a revision apart: `stage1-step1000-tokens4B`, `step1250-seed-2` (a checkpoint of another seed). */
export const splitRevision = (revision: string): RevisionName => {
  const found = checkpointMarks(revision);
  if (found === null) return { rest: revision, label: null, step: null, tokens: null };
  const rest = found.rest.split('/').flatMap(piecesOf).join('-');
  const { step, tokens } = found.marks;
  return { rest: rest === '' ? null : rest, label: labelOf(found.marks), step, tokens };
};

/** The label of a checkpoint of which only the step is known. */
export const stepLabel = (step: number): string => `step${step}`;

/** A hash of a commit: which weights it has, nothing says, and mostly they are those of `main` at the time. */
export const isCommit = (revision: string): boolean => /^[0-9a-f]{7,40}$/i.test(revision);

/** What names a run within its training run, `step1000` of `run@step1000`, whether or not it is a step; null for a finished run. */
export const labelIn = ({
  id,
  trainingRun,
  step,
}: Pick<RunFacts, 'id' | 'trainingRun' | 'step'>): string | null =>
  id.startsWith(`${trainingRun}@`)
    ? id.slice(trainingRun.length + 1)
    : step === null
      ? null
      : stepLabel(step);

/** The id of a checkpoint, `run@step1000`; the run's own name for a finished run. */
export const checkpointId = (trainingRun: string, label: string | null): string =>
  label === null ? trainingRun : `${trainingRun}@${label}`;
