import { setTimeout } from 'node:timers/promises';
import { defaults } from '@actions/github/lib/utils';
import { Octokit } from 'octokit';
import { messageOf } from '../../messageOf.ts';
import { LostAnswer } from '../lostAnswer.ts';

/** One answer may take this long; a slower one is asked for again. */
const answerMilliseconds = 15_000;

/** Tries after the first, with 0.5 s and 2 s between them. */
const retries = 2;
const retryUnitMilliseconds = 500;

/** The longest wait that a rate limit may ask for, in seconds. */
const longestWait = 30;

/** Refused for a reason that another try does not change. Limits (403, 429) are the throttling plugin's. */
const final = [400, 401, 403, 404, 409, 410, 422, 429, 451];

const isWorthWaiting = (seconds: number, _options: unknown, _octokit: unknown, tried: number): boolean =>
  tried < retries && seconds <= longestWait;

/** What goes wrong is told once, by the caller. */
const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** The repository that is asked about. */
export interface RepositoryName {
  readonly owner: string;
  readonly repo: string;
}

/**
 * GitHub's API: retried and throttled by octokit's plugins within bounds. The address and the proxy come from the runner's
 * environment (`GITHUB_API_URL`, `https_proxy`, `no_proxy`).
 */
export const githubClient = (token: string): Octokit => {
  const { baseUrl = 'https://api.github.com', request = {} } = defaults;
  const throughProxy: typeof globalThis.fetch = request.fetch ?? globalThis.fetch;
  return new Octokit({
    auth: token,
    baseUrl,
    userAgent: 'scaling-guard',
    log: silent,
    request: {
      fetch: (url: string, options: RequestInit) =>
        throughProxy(url, { ...options, signal: AbortSignal.timeout(answerMilliseconds) }),
    },
    retry: { retries, retryAfterBaseValue: retryUnitMilliseconds, doNotRetry: final },
    throttle: {
      onRateLimit: isWorthWaiting,
      onSecondaryRateLimit: isWorthWaiting,
    },
  });
};

/** The status that GitHub answered with; octokit calls a broken connection a 500. Null for what is no answer at all. */
export const statusOf = (error: unknown): number | null => {
  const status: unknown = error instanceof Error ? Reflect.get(error, 'status') : null;
  return typeof status === 'number' ? status : null;
};

/** An answer that breaks off midway comes out of octokit as text or as nothing, so that its shape has to be looked at. */
export const halfAnswer = (): LostAnswer => new LostAnswer('GitHub sent half an answer');

/** Asks a question that changes nothing again where its answer broke off. */
export const askAgain = async <T>(ask: () => Promise<T>): Promise<T> => {
  for (let tried = 0; ; tried += 1) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof LostAnswer) || tried === retries) throw error;
      await setTimeout(retryUnitMilliseconds);
    }
  }
};

/**
 * A request that must not be repeated blindly: had the first one arrived, it would be carried out twice.
 * @throws {LostAnswer} where it may or may not have been carried out
 */
export const writeOnce = async <T>(write: (request: { readonly retries: 0 }) => Promise<T>): Promise<T> => {
  try {
    return await write({ retries: 0 });
  } catch (error) {
    const status = statusOf(error);
    if (status !== null && status < 500) throw error;
    throw new LostAnswer(messageOf(error), { cause: error });
  }
};
