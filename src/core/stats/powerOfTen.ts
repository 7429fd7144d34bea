const least = -323;
const most = 308;
const powers = Float64Array.from({ length: most - least + 1 }, (_, index) => Number(`1e${index + least}`));

/** 10^exponent, the nearest double, for a whole exponent; 0 below 1e-323, infinite beyond 1e308. */
export const powerOfTen = (exponent: number): number =>
  powers[exponent - least] ?? (exponent < least ? 0 : Number.POSITIVE_INFINITY);
