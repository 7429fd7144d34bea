import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Seeded draws for the example data. Apart from the core's own source, so that a change there rewrites no example. */
export interface Draw {
  /** Uniform on [0, 1). */
  uniform(): number;
  /** Standard normal (Box & Muller 1958). */
  normal(): number;
  /** Successes in `trials` independent trials of probability `chance`. */
  binomial(trials: number, chance: number): number;
}

/** A stream of draws that belongs to one name, so that adding a task leaves the scores of the others as they are. */
export const drawFor = (name: string): Draw => {
  const generator = xoroshiro128plus(hash(name));
  const uniform = (): number => uniformFloat64(generator);
  return {
    uniform,
    normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
    binomial: (trials, chance) => {
      let successes = 0;
      for (let trial = 0; trial < trials; trial++) if (uniform() < chance) successes++;
      return successes;
    },
  };
};

/** FNV-1a over UTF-16 code units, 32 bits. */
const hash = (text: string): number => {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value | 0;
};
