import { expect, it } from 'vitest';
import { shiftKindDetectors } from '../../../src/core/shifts/kinds/index.ts';
import { shiftKinds } from '../../../src/core/shifts/shift.ts';

it('has one detector for each kind of the report, the gravest first', () => {
  expect(shiftKindDetectors.map(({ kind }) => kind)).toEqual(shiftKinds);
});
