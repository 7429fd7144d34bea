/** The work took longer than it was given. */
class TimeLimitReached extends Error {
  override readonly name = 'TimeLimitReached';
}

/** Settles as `work` does, or throws `TimeLimitReached` after `milliseconds`. The work itself is not stopped. */
export const withTimeLimit = async <T>(work: Promise<T>, milliseconds: number): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new TimeLimitReached(`GitHub did not answer within ${milliseconds / 1000} s`)),
      milliseconds,
    );
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
};
