import { describe, expect, it } from 'vitest';
import { didYouMean, nearestName } from '../../../src/core/text/nearestName.ts';

describe('nearestName', () => {
  const known = ['evidence', 'tasks', 'runs', 'plans', 'scale', 'factors', 'gate'];

  it.each([
    ['evidnece', 'evidence'],
    ['task', 'tasks'],
    ['Plans', 'plans'],
    ['factor', 'factors'],
    ['gaet', 'gate'],
  ])('takes %s for %s', (typed, meant) => {
    expect(nearestName(typed, known)).toBe(meant);
  });

  it('suggests nothing for what is no slip', () => {
    expect(nearestName('owner', known)).toBeNull();
    expect(nearestName('x'.repeat(10_000), known)).toBeNull();
  });

  it('settles ties by code units, whatever the order', () => {
    expect(nearestName('cat', ['hat', 'bat'])).toBe('bat');
    expect(nearestName('cat', ['bat', 'hat'])).toBe('bat');
  });

  it('phrases a question, or nothing', () => {
    expect(didYouMean('rnus', known)).toBe(' Did you mean `runs`?');
    expect(didYouMean('owner', known)).toBe('');
  });
});
