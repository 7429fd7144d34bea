import { writtenSize } from './writtenSize.ts';

/** What one or several marks of a checkpoint in a text say. */
export interface CheckpointMarks {
  readonly step: number | null;
  readonly tokens: number | null;
  readonly epoch: number | null;
  /** `stage2`, `stage2-ingredient1`: a part of the training that counts its steps from 0 again. */
  readonly stage: string | null;
}

/** A text with its marks taken out: `CUT` stands where they stood. */
export interface MarkedText {
  readonly rest: string;
  readonly marks: CheckpointMarks;
}

/** Stands for a mark that was taken out; no name holds it. */
export const CUT = '\u0000';

const THOUSANDS: Readonly<Record<string, number>> = { k: 1e3, m: 1e6 };

/** One rewriting for each way of writing; what it captures stands in the order of `read`'s arguments. */
interface Way {
  readonly pattern: RegExp;
  readonly read: (groups: readonly (string | undefined)[], before: string) => Partial<CheckpointMarks> | null;
}

const counted = (digits: string, letter = ''): number =>
  Number(digits) * (THOUSANDS[letter.toLowerCase()] ?? 1);

const tokensOf = (digits = '', letter = ''): Partial<CheckpointMarks> | null => {
  const value = writtenSize(digits.replace('_', '.'), letter);
  if (value !== null) return { tokens: value };
  // `tokens0B` is the start, and no window of context is 0 long.
  return Number(digits) === 0 ? {} : null;
};

/** Whether a text speaks of a size already, so that the next one in it may be of tokens. */
const SIZED = /(?<![a-z0-9])\d{1,4}(?:[._]\d{1,3})?[mb](?![a-z0-9])/i;

const [BEFORE, AFTER] = ['(?<![a-z0-9])', '(?![a-z0-9]|\\.\\d)'];
const CHECKPOINT = '(?:checkpoint|ckpt|chkpt)s?';
const KIND = `(?:(?:intermediate|revision|subfolder|${CHECKPOINT})[-_= ]?){0,2}`;
const way = (pattern: string, read: Way['read']): Way => ({
  pattern: new RegExp(BEFORE + pattern + AFTER, 'gi'),
  read,
});

/** The ways in which checkpoints are named, those that say more first. */
const WAYS: readonly Way[] = [
  // `stage2-ingredient1-step1000`: a stage is one only before a step or tokens.
  way(
    'stage[-_ ]?(\\d{1,2})(?:[-_]ingredient[-_ ]?(\\d{1,3}))?(?=[-_/](?:step|tok|iter|ckpt|checkpoint))',
    ([stage, ingredient]) => ({
      stage: `stage${Number(stage)}${ingredient === undefined ? '' : `-ingredient${Number(ingredient)}`}`,
    }),
  ),
  // `step1000`, `global_step20`, `step-50K-105b` (TinyLlama: 105 billion tokens).
  way(
    `${KIND}(?:global[-_ ]?)?steps?[-_= ]?(\\d{1,15})([km])?(?:[-_](\\d{1,4}(?:\\.\\d{1,3})?)([bt]))?`,
    ([digits = '', letter, size, unit], before) => {
      const step = counted(digits, letter);
      if (size === undefined) return { step };
      return SIZED.test(before) ? { step, ...tokensOf(size, unit) } : null;
    },
  ),
  way(`${KIND}(?:global[-_ ]?)?steps?[-_= ]?(\\d{1,15})([km])?`, ([digits = '', letter]) => ({
    step: counted(digits, letter),
  })),
  way('(\\d{3,15}|\\d{1,6}(?=[km]))([km])?[-_ ]?steps?', ([digits = '', letter]) => ({
    step: counted(digits, letter),
  })),
  // Fewer digits are the rounds of a method, `SPPO-Iter3`, unless they stand alone.
  way(`${KIND}iter(?:ation)?s?[-_= ]?(\\d{3,15})`, ([digits = '']) => ({ step: Number(digits) })),
  way(`(?<=^|/)iter(?:ation)?s?[-_= ]?(\\d{1,2})(?=$|/)`, ([digits = '']) => ({ step: Number(digits) })),
  way('ep(\\d{1,6})[-_]ba(\\d{1,15})', ([epoch = '', batch = '']) => ({
    step: Number(batch),
    epoch: Number(epoch),
  })),
  way('(\\d{1,4}(?:[._]\\d{1,3})?)([mbt])(?:t|[-_ ]?tok(?:en)?s?)', ([digits, letter]) =>
    tokensOf(digits, letter),
  ),
  way('tok(?:en)?s?[-_= ]?(\\d{1,4}(?:[._]\\d{1,3})?)([mbt])', ([digits, letter]) =>
    tokensOf(digits, letter),
  ),
  way('tok(?:en)?s?[-_= ]?(\\d{8,15})', ([digits = '']) => ({ tokens: Number(digits) })),
  way('(\\d{8,15})[-_ ]?tok(?:en)?s?', ([digits = '']) => ({ tokens: Number(digits) })),
  way(`${KIND}epoch[-_= ]?(\\d{1,6})`, ([digits = '']) => ({ epoch: Number(digits) })),
  way(`${CHECKPOINT}[-_= ]?(\\d{1,15})`, ([digits = '']) => ({ step: Number(digits) })),
  way(`(?<=^|/)${CHECKPOINT}/(\\d{1,15})(?=$|/)`, ([digits = '']) => ({ step: Number(digits) })),
];

/** Texts without any of these say nothing of a checkpoint. */
const HINT = /step|iter|ckpt|chkpt|checkpoint|tok|\dbt|epoch|ep\d/i;

/**
 * The marks of a checkpoint in a text; null where it has none. Every pattern stands between separators and has bounded counts, so
 * that the time grows with the length of the text. Sizes (`3.2b`), windows of context (`32k`), versions (`v2`) and dates
 * (`2024-05`) are none.
 */
export const checkpointMarks = (text: string): MarkedText | null => {
  if (!HINT.test(text)) return null;
  let rest = text;
  let marks: CheckpointMarks = { step: null, tokens: null, epoch: null, stage: null };
  for (const { pattern, read } of WAYS)
    rest = rest.replaceAll(pattern, (whole: string, ...found: readonly unknown[]) => {
      const at = found.findIndex((one) => typeof one === 'number');
      const groups = found.slice(0, at).map((one) => (typeof one === 'string' ? one : undefined));
      const said = read(groups, rest.slice(0, Number(found[at])));
      if (said === null) return whole;
      marks = { ...marks, ...said };
      return CUT;
    });
  const { step, tokens, epoch } = marks;
  const isMarked = rest !== text && (step !== null || tokens !== null || epoch !== null);
  return isMarked ? { rest, marks } : null;
};
