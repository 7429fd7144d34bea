import { expect, it } from 'vitest';
import { judgePullRequest } from '../support/properties/pullRequests/judgePullRequest.ts';
import { pullRequestOf } from '../support/properties/pullRequests/pullRequest.ts';

/** 400 pull requests, each of which five claims hang on: 2,000 cases. scripts/measure/pullRequests.ts tries more. */
const PULL_REQUESTS = 400;
const AT_ONE_LAB = 8;

it('lets no pull request talk a claim round, and takes no honest one for a withdrawal', () => {
  const wrong = Array.from({ length: PULL_REQUESTS }, (_, index) => {
    const pullRequest = pullRequestOf(1 + Math.floor(index / AT_ONE_LAB), index);
    return judgePullRequest(pullRequest).map((one) => `${index} ${pullRequest.changes.join(', ')}: ${one}`);
  }).flat();
  expect(wrong).toEqual([]);
}, 300_000);
