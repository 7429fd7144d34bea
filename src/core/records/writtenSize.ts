const MULTIPLES: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, b: 1e9, t: 1e12 };

/** Windows of context that are written in millions of tokens: `qwen2.5-7b-1m`. */
const WINDOWS_IN_MILLIONS = new Set(['1', '2', '4', '10']);

/**
 * What a number and a letter in a name count, `1.4` and `b`; null where they count neither parameters nor tokens of a training.
 * Thousands are a window of context (`4k`, `128k`), as are a few round millions, and `0007b` is an index with zeros before it.
 */
export const writtenSize = (digits: string, letter: string): number | null => {
  const unit = letter.toLowerCase();
  const multiple = MULTIPLES[unit];
  if (multiple === undefined || unit === 'k' || /^0\d/.test(digits)) return null;
  if (unit === 'm' && WINDOWS_IN_MILLIONS.has(digits)) return null;
  const value = Number(digits) * multiple;
  return value > 0 && Number.isFinite(value) ? value : null;
};
