import { UsageError } from './usageError.ts';

interface Bounds {
  readonly least: number;
  readonly most: number;
}

/** A whole number that an option was given, or what holds without it. */
export const readNumber = (
  option: string,
  given: string | undefined,
  otherwise: number,
  { least, most }: Bounds,
): number => {
  if (given === undefined) return otherwise;
  const value = /^\d+$/.test(given) ? Number(given) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new UsageError(
    `--${option} takes a whole number from ${least} to ${most}; got ${JSON.stringify(given)}.`,
  );
};

/** A calendar date that exists. */
export const readDate = (option: string, given: string | undefined, otherwise: string): string => {
  if (given === undefined) return otherwise;
  const time = /^\d{4}-\d{2}-\d{2}$/.test(given) ? Date.parse(`${given}T00:00:00Z`) : Number.NaN;
  // 31 June parses as 1 July.
  if (Number.isFinite(time) && new Date(time).toISOString().startsWith(given)) return given;
  throw new UsageError(`--${option} takes a date such as 2027-01-31; got ${JSON.stringify(given)}.`);
};
