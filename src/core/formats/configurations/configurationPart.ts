import { byCodeUnits } from '../../collections/byCodeUnits.ts';
import { isObject } from '../../documents/member.ts';
import type { ConfigurationPart } from '../../records/statedConfiguration.ts';
import { textHash } from '../../text/textHash.ts';

/** Shown of a value; the ends of a long text are shown, since templates mostly differ there. */
const SHOWN_AT_START = 40;
const SHOWN_AT_END = 20;

/** Of a longer text only the ends are looked at to shorten it. */
const LONG = 2_000;

/** Where Python kept a function, which it writes into the text of one: another place in every process. */
const ADDRESS = / at 0x[0-9a-f]+/gi;

const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value) ?? 'null';
  const members = Object.entries(value)
    .sort(([a], [b]) => byCodeUnits(a, b))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`);
  return `{${members.join(',')}}`;
};

const shortened = (text: string): string => {
  const line = text.replace(/\s+/g, ' ');
  if (line.trim() === '') return JSON.stringify(text.slice(0, SHOWN_AT_START));
  if (line.length <= SHOWN_AT_START + SHOWN_AT_END + 5) return line;
  return `${line.slice(0, SHOWN_AT_START)} … ${line.slice(-SHOWN_AT_END)}`;
};

/** Whether a value says nothing: some versions of a harness write what others leave out. */
const isNothing = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === false ||
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (isObject(value) && Object.keys(value).length === 0);

/** A value of a configuration, to be compared and shown; null where it says nothing. */
export const configurationPart = (value: unknown): ConfigurationPart | null => {
  if (isNothing(value)) return null;
  const written = typeof value === 'string' ? value : canonical(value);
  const text = written.includes(' at 0x') ? written.replace(ADDRESS, '') : written;
  const ends = text.length > LONG ? `${text.slice(0, LONG / 2)} ${text.slice(-LONG / 2)}` : text;
  return { text: shortened(ends), hash: textHash(text) };
};
