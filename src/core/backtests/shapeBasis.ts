import type { ShapeFamily } from './families/shapeFamily.ts';

/** Where one family's shapes stand among all. */
export interface BasisPart {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** Whether only what the metric can be limits these shapes. */
  readonly runsOn: boolean;
}

/** All shapes that a mixture averages, one family after the other. */
export interface ShapeBasis {
  readonly families: readonly ShapeFamily[];
  readonly count: number;
  readonly parts: readonly BasisPart[];
  /** The value of every shape at t. The array is shared: not to be written to. */
  at(t: number): Float64Array;
}

/** The shapes of these families for targets up to `farthest`. It remembers values, since the curves of an axis share their runs. */
export const shapeBasis = (families: readonly ShapeFamily[], farthest = 0): ShapeBasis => {
  const shapes = families.map((family) => family.shapesFor(farthest));
  let count = 0;
  const parts = families.map(({ name, runsOn = false }, index): BasisPart => {
    const start = count;
    count += shapes[index]?.count ?? 0;
    return { name, start, end: count, runsOn };
  });
  const known = new Map<number, Float64Array>();
  return {
    families,
    count,
    parts,
    at: (t) => {
      const before = known.get(t);
      if (before !== undefined) return before;
      const values = new Float64Array(count);
      for (const [index, { start }] of parts.entries()) shapes[index]?.write(t, values, start);
      known.set(t, values);
      return values;
    },
  };
};
