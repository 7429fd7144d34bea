import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formats } from '../../src/core/formats/index.ts';
import { fuzzCase } from '../support/properties/fuzzCase.ts';
import { judgeCase } from '../support/properties/judgeCase.ts';
import { artifactShapes } from './artifactShapes.ts';

/** `scripts/measure/fuzzFormats.ts` runs the same cases by the hundred thousand. */
describe('a folder of artifacts, well made, broken or hostile', () => {
  it('has a grammar for every format', () => {
    expect(Object.keys(artifactShapes).sort()).toEqual(formats.map(({ name }) => name).sort());
  });

  it('is read without a crash, finitely, with a place for every refusal, twice alike and in any order', {
    timeout: 300_000,
  }, () => {
    fc.assert(
      fc.property(fuzzCase, (one) => {
        expect(judgeCase(one).violations).toEqual([]);
      }),
      { seed: 6, numRuns: 2000 },
    );
  });
});
