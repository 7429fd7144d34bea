import type { Design, ShapeFamily } from './design.ts';
import type { Candidates, MeanFit } from './meanFunctions.ts';

/** Every how many grid steps a first search looks, and how far around a known optimum a second one does. */
export interface SearchPattern {
  readonly lawStep: number;
  readonly widthStep: number;
  readonly midpointStep: number;
  readonly lawReach: number;
  /** Of both parameters of the law that bends. */
  readonly bentStep: number;
  readonly bentReach: number;
  readonly widthReach: number;
  readonly midpointReach: number;
  /** Step inside the reach of the logistic. */
  readonly reachStep: number;
}

/** For the data itself: the whole grid thinly, the optimum's surroundings fully. */
export const fullPattern: SearchPattern = {
  lawStep: 2,
  bentStep: 4,
  widthStep: 4,
  midpointStep: 2,
  lawReach: 3,
  bentReach: 4,
  widthReach: 5,
  midpointReach: 3,
  reachStep: 1,
};

/** For a resample, which is looked at hundreds of times: thinner on both counts. */
export const resamplePattern: SearchPattern = {
  lawStep: 4,
  bentStep: 7,
  widthStep: 7,
  midpointStep: 5,
  lawReach: 3,
  bentReach: 2,
  widthReach: 4,
  midpointReach: 3,
  reachStep: 2,
};

/** Shapes of one width stand side by side in a logistic's grid. */
const shapesPerWidth = ({ shapes }: ShapeFamily): number => {
  const first = shapes[0]?.[1];
  const change = shapes.findIndex(([, width]) => width !== first);
  return change < 0 ? Math.max(1, shapes.length) : change;
};

const every = (count: number, step: number): number[] =>
  Array.from({ length: Math.ceil(count / step) }, (_, index) => index * step);

const around = (centre: number, reach: number, step: number, count: number): number[] => {
  const found: number[] = [];
  for (let index = centre - reach; index <= centre + reach; index += step) {
    if (index >= 0 && index < count) found.push(index);
  }
  return found;
};

const unique = (indices: readonly number[]): Int32Array => Int32Array.from(new Set(indices)).sort();

/** Columns to look at: a thin grid everywhere, a dense one near the optima that are known. */
export const candidatesNear = (
  { law, bent, logistic }: Design,
  known: { readonly law: MeanFit | null; readonly logistic: MeanFit | null },
  pattern: SearchPattern,
): Candidates => {
  const rates = law.shapes.length;
  const midpoints = shapesPerWidth(logistic);
  const widths = Math.round(logistic.shapes.length / midpoints);
  const thin = every(widths, pattern.widthStep).flatMap((width) =>
    every(midpoints, pattern.midpointStep).map((midpoint) => width * midpoints + midpoint),
  );
  const width = Math.floor((known.logistic?.shape ?? 0) / midpoints);
  const midpoint = (known.logistic?.shape ?? 0) % midpoints;
  const dense =
    known.logistic === null
      ? []
      : around(width, pattern.widthReach, pattern.reachStep, widths).flatMap((w) =>
          around(midpoint, pattern.midpointReach, 1, midpoints).map((m) => w * midpoints + m),
        );
  const reaches = shapesPerWidth(bent);
  const bends = Math.round(bent.shapes.length / reaches);
  const bentAt = known.law?.family === bent ? known.law.shape : null;
  const rateAt = known.law?.family === law ? known.law.shape : null;
  return {
    law: unique([
      ...every(rates, pattern.lawStep),
      ...(rateAt === null ? [] : around(rateAt, pattern.lawReach, 1, rates)),
    ]),
    bent: unique([
      ...every(bends, pattern.bentStep).flatMap((w) =>
        every(reaches, pattern.bentStep).map((r) => w * reaches + r),
      ),
      ...(bentAt === null
        ? []
        : around(Math.floor(bentAt / reaches), pattern.bentReach, 1, bends).flatMap((w) =>
            around(bentAt % reaches, pattern.bentReach, 1, reaches).map((r) => w * reaches + r),
          )),
    ]),
    logistic: unique([...thin, ...dense]),
  };
};
