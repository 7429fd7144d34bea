import type { Curve } from './curve.ts';

/** All that curves say, as one text: everything but where a score stands. Equal for curves that every analysis judges alike. */
export const curveContent = (curves: readonly Curve[]): string =>
  JSON.stringify(curves, (key, value: unknown) => (key === 'source' ? undefined : value));
