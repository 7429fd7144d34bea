/** What stands in a parsed document where the file has NaN, Infinity or a number too large for a double. */
export interface NonFinite {
  readonly kind: 'non-finite';
  /** The value's plain name, for messages. */
  readonly name: 'NaN' | 'Infinity' | '-Infinity';
}

const make = (name: NonFinite['name']): NonFinite => Object.freeze({ kind: 'non-finite', name });

const nan = make('NaN');
const infinity = make('Infinity');
const negativeInfinity = make('-Infinity');

/** The marker of a number that is not finite. */
export const nonFinite = (value: number): NonFinite =>
  Number.isNaN(value) ? nan : value > 0 ? infinity : negativeInfinity;

/**
 * Whether a value of a document is such a marker. The reader has already reported it (SG109), so that a format only has
 * to leave it out. Judged by identity: an object in the file that looks the same is not one.
 */
export const isNonFinite = (value: unknown): value is NonFinite =>
  value === nan || value === infinity || value === negativeInfinity;
