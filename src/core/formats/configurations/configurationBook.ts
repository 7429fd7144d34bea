import { byCodeUnits } from '../../collections/byCodeUnits.ts';
import type { ConfigurationPart, StatedConfiguration } from '../../records/statedConfiguration.ts';
import { textHash } from '../../text/textHash.ts';
import { configurationPart } from './configurationPart.ts';
import { sameValue } from './sameValue.ts';

/** What a configuration is made of: values by key. What says nothing (null, false, empty) may be among them. */
export type Parts = Readonly<Record<string, unknown>>;

/** Something of an artifact that a configuration is made of, and those of its keys that it is not. */
export interface Stating {
  readonly value: unknown;
  readonly ignored?: ReadonlySet<string>;
}

/** Gives equal configurations one object, over all files of a reading. */
export interface ConfigurationBook {
  /**
   * The configuration of some parts; null where none of them says anything. Tens of thousands of files repeat the same prompts:
   * where all that it is made of equals what was seen under the same name before, `partsOf` is not asked.
   *
   * @param scheme whose way of stating a configuration it is
   * @param name of the task, or whatever else makes it likely that two are the same
   */
  configuration(
    scheme: string,
    name: string,
    of: readonly Stating[],
    partsOf: () => Parts,
  ): StatedConfiguration | null;
}

/** Configurations of one name that are remembered: mostly all files have the same one. */
const MOST_OF_A_NAME = 2;

/** Names that are remembered, and the characters of each: at most 64 MB, and some 5 MB of a large suite. */
const MOST_NAMES = 500;
const LONGEST_REMEMBERED = 64_000;

/** Characters of parts that are kept for messages; what comes after that has a fingerprint alone. */
const MOST_CHARACTERS = 4_000_000;

/** Keys of one configuration that are told apart; the others are compared together. */
const MOST_KEYS = 80;
const OTHER_KEYS = 'other keys';

const DIGITS = 12;

interface Seen {
  readonly of: readonly Stating[];
  readonly configuration: StatedConfiguration | null;
}

/** What was seen under one name, and how often in a row it was of no use. */
interface Memory {
  seen: readonly Seen[];
  misses: number;
}

/** Where every file says something else, remembering costs more than it saves: after so many misses only one in as many is. */
const PATIENCE = 16;

/** Copies to remember: what stands in a document may hold on to the text of the whole file. Null where they are too long. */
const copied = (of: readonly Stating[]): readonly Stating[] | null => {
  const copies: Stating[] = [];
  for (const { value, ignored = noKeys } of of) {
    const text =
      JSON.stringify(value, (key, member: unknown) => (ignored.has(key) ? undefined : member)) ?? '';
    if (text.length > LONGEST_REMEMBERED) return null;
    copies.push({ value: text === '' ? undefined : JSON.parse(text), ignored });
  }
  return copies;
};

const isSame = (some: readonly Stating[], others: readonly Stating[]): boolean =>
  some.every(({ value, ignored }, index) => sameValue(value, others[index]?.value, ignored));

const noKeys: ReadonlySet<string> = new Set();
const nothing: ReadonlyMap<string, ConfigurationPart> = new Map();

/** An empty book, for the files of one reading. */
export const configurationBook = (): ConfigurationBook => {
  const memories = new Map<string, Memory>();
  const known = new Map<string, StatedConfiguration>();
  let characters = 0;

  const make = (scheme: string, stated: Parts): StatedConfiguration | null => {
    const all = Object.entries(stated).sort(([a], [b]) => byCodeUnits(a, b));
    const shown = all.slice(0, MOST_KEYS);
    if (all.length > MOST_KEYS) shown.push([OTHER_KEYS, Object.fromEntries(all.slice(MOST_KEYS))]);
    const parts = new Map<string, ConfigurationPart>();
    for (const [key, value] of shown) {
      const part = configurationPart(value);
      if (part !== null) parts.set(key, part);
    }
    if (parts.size === 0) return null;
    const fingerprint = textHash(
      [scheme, ...[...parts].map(([key, { hash }]) => `${key}\u0000${hash}`)].join('\u0000'),
    ).slice(0, DIGITS);
    const same = known.get(fingerprint);
    if (same !== undefined) return same;
    for (const [key, { text }] of parts) characters += key.length + text.length;
    const configuration = { scheme, fingerprint, parts: characters > MOST_CHARACTERS ? nothing : parts };
    known.set(fingerprint, configuration);
    return configuration;
  };

  return {
    configuration: (scheme, task, of, partsOf) => {
      const name = `${scheme}\u0000${task}`;
      const memory = memories.get(name) ?? { seen: [], misses: 0 };
      const same = memory.seen.find((one) => isSame(of, one.of));
      if (same !== undefined) {
        memory.misses = 0;
        return same.configuration;
      }
      memory.misses += 1;
      const configuration = make(scheme, partsOf());
      if (memory.misses > PATIENCE && memory.misses % PATIENCE !== 0) return configuration;
      const copies = copied(of);
      if (copies === null) return configuration;
      memory.seen = [{ of: copies, configuration }, ...memory.seen.slice(0, MOST_OF_A_NAME - 1)];
      if (memories.size >= MOST_NAMES && !memories.has(name)) memories.clear();
      memories.set(name, memory);
      return configuration;
    },
  };
};
