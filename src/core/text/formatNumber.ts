/** What limits the digits that a number is shown with. */
export interface NumberFormat {
  /** Standard error or half width of the interval, in the number's unit; null or absent where unknown. */
  readonly uncertainty?: number | null;
  /** Significant digits where the uncertainty is unknown; 3 unless told. */
  readonly significant?: number;
  /** A number it is judged against: digits are added until both read differently, if they differ. */
  readonly against?: number | null;
  /** Decimals to show at least, so that numbers side by side agree. */
  readonly decimals?: number;
  /** Show a plus before positive numbers. */
  readonly sign?: boolean;
}

/** Beyond this many decimals a digit says nothing of any score. */
const mostDecimals = 6;
const leastFixed = 1e-6;

/**
 * Decimals that an uncertainty supports, by the rounding rule of the Particle Data Group (Review of Particle Physics,
 * Introduction, section 5.3): of its three leading digits, 100 to 354 keep two, 355 to 949 keep one, 950 to 999 round up
 * to 1000 and keep two.
 */
const decimalsOf = (uncertainty: number): number => {
  const exponent = Math.floor(Math.log10(uncertainty));
  const leading = Math.round(uncertainty / Number(`1e${exponent - 2}`));
  return leading < 355 ? 1 - exponent : -exponent;
};

const exponentOf = (value: number): number => (value === 0 ? 0 : Math.floor(Math.log10(Math.abs(value))));

const clampDecimals = (decimals: number): number => Math.min(mostDecimals, Math.max(0, decimals));

const fixed = (value: number, decimals: number): string => {
  const text = value.toFixed(decimals);
  return /^-0(\.0*)?$/.test(text) ? text.slice(1) : text;
};

/**
 * A finite number with the digits that its uncertainty supports, in fixed-point notation: 0.6684 ± 0.045 reads 0.67,
 * 0.6684 ± 0.012 reads 0.668. Without an uncertainty, three significant digits and at most six decimals. Beyond
 * 1e9 and below 1e-6 in exponent notation. Never shows a negative zero. Throws nothing; a non-finite number reads `?`.
 */
export const formatNumber = (value: number, format: NumberFormat = {}): string => {
  if (!Number.isFinite(value)) return '?';
  const { uncertainty = null, significant = 3, against = null, decimals: least = 0, sign = false } = format;
  const plus = sign && value > 0 ? '+' : '';
  if (value !== 0 && (Math.abs(value) >= 1e9 || Math.abs(value) < leastFixed)) {
    return plus + value.toExponential(significant - 1).replace('e+', 'e');
  }
  const supported =
    uncertainty !== null && uncertainty > 0 && Number.isFinite(uncertainty)
      ? decimalsOf(uncertainty)
      : significant - 1 - exponentOf(value);
  let decimals = clampDecimals(Math.max(least, supported));
  if (against !== null && Number.isFinite(against) && against !== value) {
    while (decimals < mostDecimals && fixed(value, decimals) === fixed(against, decimals)) decimals += 1;
  }
  return plus + fixed(value, decimals);
};
