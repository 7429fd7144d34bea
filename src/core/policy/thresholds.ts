/**
 * How far beyond the longest backtest a claim may read, as a multiple of that backtest's distance. A calibration says
 * nothing about distances that it never saw; the tenth on top allows for a target that lies a rounding past the last
 * fold (METHOD: calibrated distances up to 1.1 times a claim's kept their coverage).
 */
export const LONGEST_DISTANCE_RATIO = 1.1;
