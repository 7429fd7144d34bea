import { Session } from 'node:inspector';
import { promisify } from 'node:util';

interface Range {
  readonly startOffset: number;
  readonly endOffset: number;
  readonly count: number;
}
interface Coverage {
  readonly result: readonly {
    readonly url: string;
    readonly functions: readonly { readonly ranges: readonly Range[] }[];
  }[];
}

/**
 * Counts how often the engine runs through the blocks of sources that are loaded from now on: counts of the engine itself, which depend on no
 * clock and on no other process. What built-in functions do inside (sorting, searching a text) is not among them.
 */
export const workCounter = async (): Promise<(work: () => void) => Promise<number>> => {
  const session = new Session();
  session.connect();
  const post = promisify(session.post.bind(session)) as (method: string, params?: object) => Promise<unknown>;
  await post('Profiler.enable');
  await post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  return async (work) => {
    await post('Profiler.takePreciseCoverage');
    work();
    const { result } = (await post('Profiler.takePreciseCoverage')) as Coverage;
    return result
      .filter(({ url }) => url.includes('/src/') || url.includes('/node_modules/'))
      .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges))
      .reduce((total, { count }) => total + count, 0);
  };
};
