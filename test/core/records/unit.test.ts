import { describe, expect, it } from 'vitest';
import configSchema from '../../../schemas/config.v1.json' with { type: 'json' };
import tasksSchema from '../../../schemas/tasks.v1.json' with { type: 'json' };
import { units } from '../../../src/core/records/unit.ts';

/** Every list of units below a schema: those are the lists that have `percent` in them. */
const listsOfUnits = (schema: unknown): readonly (readonly unknown[])[] => {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) =>
    key === 'enum' && Array.isArray(value) && value.includes('percent') ? [value] : listsOfUnits(value),
  );
};

describe('units', () => {
  it('are the same in the config, in task cards and in the table that converts them', () => {
    const lists = [...listsOfUnits(configSchema), ...listsOfUnits(tasksSchema)];
    expect(lists.length).toBeGreaterThan(1);
    for (const list of lists) expect(list.filter((unit) => unit !== null)).toEqual(Object.keys(units));
  });
});
