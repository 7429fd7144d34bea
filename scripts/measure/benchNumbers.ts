/** A time in two or three digits: `0.412 ms`, `38 ms`. */
export const milliseconds = (seconds: number): string =>
  seconds < 0.01 ? `${(seconds * 1000).toPrecision(3)} ms` : `${Math.round(seconds * 1000)} ms`;

/** A ratio: `2.1×`, `38×`. */
export const times = (ratio: number): string => `${ratio < 10 ? ratio.toFixed(1) : Math.round(ratio)}×`;
