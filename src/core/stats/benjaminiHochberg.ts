/**
 * Corrects p-values for the number of tests: q[i] is the smallest false-discovery rate at which test i is rejected
 * (Benjamini & Hochberg 1995, the step-up procedure, as adjusted p-values). `p` lies in [0, 1], in any order; the result has
 * its order and length. Equal p give equal q. Valid for independent tests and for positively dependent ones, as tests of
 * tasks that share their runs are.
 */
export const benjaminiHochberg = (p: ArrayLike<number>): readonly number[] => {
  const order = Array.from({ length: p.length }, (_, index) => index).sort(
    (a, b) => (p[b] ?? 0) - (p[a] ?? 0) || a - b,
  );
  const q = new Array<number>(p.length).fill(1);
  let smallest = 1;
  order.forEach((index, passed) => {
    smallest = Math.min(smallest, (p[index] ?? 0) * (p.length / (p.length - passed)));
    q[index] = smallest;
  });
  return q;
};
