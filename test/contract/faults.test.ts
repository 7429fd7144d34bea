import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calls } from '../support/contract/faults/calls.ts';
import { type FaultLab, faultLab } from '../support/contract/faults/faultLab.ts';
import { faults, passing } from '../support/contract/faults/faults.ts';

let lab: FaultLab;
beforeAll(async () => {
  lab = await faultLab();
}, 120_000);
afterAll(() => lab.close());

/** A part of the matrix that `npm run faults` tries whole: each call with one fault of its own, so that each fault has its turn. */
const sample = calls.flatMap((call, index) => {
  const common = faults.filter(({ only }) => only === undefined);
  const fault = common[(index * 5) % common.length];
  if (fault === undefined) return [];
  const duration = passing.has(fault.name) && index % 2 === 0 ? ('once' as const) : ('always' as const);
  return [{ name: call.name, how: `${fault.name} ${duration}`, call, fault, duration }];
});

/** Answers that are about something else than what was asked for, each where it may happen. */
const others = calls.flatMap((call) =>
  faults
    .filter(({ only }) => only?.test(call.name) === true)
    .map((fault) => ({
      name: call.name,
      how: `${fault.name} always`,
      call,
      fault,
      duration: 'always' as const,
    })),
);

describe.concurrent('the verdict stands, nothing is doubled and nothing is left in progress', () => {
  it.each([...sample, ...others])('$name, $how', async ({ call, fault, duration }) => {
    const { complaints, met } = await lab.tryFault(call, fault, duration);
    expect(complaints).toEqual([]);
    expect(met).toBeGreaterThan(0);
  });
});
