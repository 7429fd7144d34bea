/**
 * base^exponent for a base >= 0, as exp(exponent · log base): relative error below (3 |exponent · log base| + 2) · 2^-53, so 1.3e-14
 * for results from 1e-16 to 1e16. Every power in the core is this one: V8 computes `**` and `Math.pow` with its own code on Node 20 and 22
 * and with that of the C library since, so their last digits differ, while `Math.exp` and `Math.log` are V8's own in all of them.
 */
export const power = (base: number, exponent: number): number => {
  // Exact where it can be: the ends of a grid of powers are bounds that a search must not leave.
  if (exponent === 0) return 1;
  return exponent === 1 ? base : Math.exp(exponent * Math.log(base));
};
