import { jsonPointer } from '../../documents/jsonPointer.ts';
import { member } from '../../documents/member.ts';
import { type NamedPlace, namedPlace, type WeightsOf } from './revisedRun.ts';

/** Keys under which harnesses and their users say which checkpoint of a model was loaded. */
const REVISIONS = ['revision', 'model_revision'];
const TEXTS = ['subfolder', 'checkpoint', 'checkpoint_path', 'ckpt', 'model_path'];
const STEPS = ['iteration', 'step', 'global_step', 'training_step', 'checkpoint_step', 'checkpoint', 'ckpt'];

/** A whole number, or one written as a text. */
const wholeNumber = (value: unknown): number | null => {
  const number = typeof value === 'string' && /^\d{1,15}$/.test(value.trim()) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : null;
};

/** What an object says of the weights that were evaluated; `at` is its pointer, and `placeOf` where one of its keys stands. */
export const weightsOf = (
  value: unknown,
  at: string,
  placeOf: (key: string) => NamedPlace | null = (key) =>
    namedPlace(member(value, key), at + jsonPointer(key)),
): Required<WeightsOf> => {
  const revisions = REVISIONS.flatMap((key) => placeOf(key) ?? []);
  const step = STEPS.flatMap((key) => {
    const number = wholeNumber(member(value, key));
    return number === null ? [] : [{ value: number, at: placeOf(key)?.at ?? at + jsonPointer(key) }];
  })[0];
  return {
    revision: revisions.find(({ name }) => name !== 'main') ?? revisions[0] ?? null,
    others: TEXTS.map(placeOf),
    step: step ?? null,
  };
};
