import type { OriginRule } from './originRules.ts';
import type { Source } from './source.ts';

/**
 * Where one field of a record, or one fact of a run, comes from.
 *
 * `at` is a JSON pointer in which `~[self]` stands for the record's own pointer, `~[row]` for that without its last segment and
 * `~[1]` for its second segment. So the rows of a file, and the files of a format, share one origin, and a million records
 * need not say a million times where their n stands. A `~` before anything but 0 and 1 is in no pointer.
 */
export interface Origin {
  /** As the tidy table calls it: `n`, `stderr`, `factor:n_shot`, `loss:c4`. */
  readonly field: string;
  readonly rule: OriginRule;
  /** Null where the rule rests on no place in a file. */
  readonly at: string | null;
  /** Left out where it is the file that the record or run itself was read from. */
  readonly file?: string;
  /** What the number there is multiplied by to give this one; left out for 1. */
  readonly times?: number;
}

/** A value with its origin. */
export interface Stated<Value> {
  readonly value: Value;
  readonly origin: Origin;
}

const PLACEHOLDER = /~\[(self|row|\d{1,2})\]/g;

/** The pointer that a template gives for a record that stands at `pointer`. */
export const pointerAt = (template: string, pointer: string): string => {
  if (!template.includes('~[')) return template;
  const segments = pointer.split('/').slice(1);
  return template.replace(PLACEHOLDER, (_, name: string) =>
    name === 'self'
      ? pointer
      : name === 'row'
        ? pointer.slice(0, Math.max(0, pointer.lastIndexOf('/')))
        : (segments[Number(name)] ?? ''),
  );
};

/** The place of an origin of what was read at `source`; null where its rule rests on none. */
export const placeOfOrigin = ({ at, file }: Origin, source: Source): Source | null =>
  at === null ? null : { file: file ?? source.file, pointer: pointerAt(at, source.pointer) };
