import { writtenSize } from '../records/writtenSize.ts';

/** What a run's name suggests. Guesses are written as comments only, for a person to take or leave. */
export interface GuessedScale {
  readonly params: Guess | null;
  readonly tokens: Guess | null;
}

/** A guess, and the piece of the name that it is from. */
export interface Guess {
  readonly value: number;
  readonly from: string;
}

/** `1.4b`, `160M`, `300B-tokens`, `350BT`: a number, its multiple, and what makes it tokens. */
const SIZE = /(?<![a-z0-9.])(\d+(?:[._]\d+)?)([mbt])(t|[-_ ]?tok(?:en)?s?)?(?![a-z0-9])/gi;

/** Two significant digits say all that a name does. */
const round = (value: number): number => Number(value.toPrecision(3));

/** Reads sizes out of a run's name or alias: `pythia-1.4b` has 1.4e9 parameters, `olmo-7b-300B-tokens` 3e11 tokens too. */
export const guessScale = (name: string): GuessedScale => {
  let params: Guess | null = null;
  let tokens: Guess | null = null;
  for (const [from, digits = '', unit = '', marker] of name.matchAll(SIZE)) {
    const size = writtenSize(digits.replace('_', '.'), unit);
    if (size === null) continue;
    const value = round(size);
    if (marker !== undefined) tokens ??= { value, from };
    else params ??= { value, from };
  }
  return { params, tokens };
};
