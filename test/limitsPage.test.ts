import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { defaultLimits, hardLimits } from '../src/core/configuration/readingBounds.ts';

it('the page of limits has the limits that hold, and so has the schema', () => {
  const page = readFileSync('docs/limits.md', 'utf8');
  const rows = [...page.matchAll(/^\| `(\w+)` \| ([\d,]+) \| ([\d,]+) \|/gm)].map(([, name, usual, hard]) => [
    name,
    Number(usual?.replaceAll(',', '')),
    Number(hard?.replaceAll(',', '')),
  ]);
  const known = Object.entries(defaultLimits).map(([name, limit]) => [
    name,
    limit,
    hardLimits[name as keyof typeof hardLimits],
  ]);
  expect(rows).toEqual(known);

  const { properties } = JSON.parse(readFileSync('schemas/config.v1.json', 'utf8')) as {
    properties: { limits: { properties: Record<string, { maximum: number; default: number }> } };
  };
  const maxima = Object.entries(properties.limits.properties).map(([name, { maximum }]) => [name, maximum]);
  expect(Object.fromEntries(maxima)).toEqual(hardLimits);
  const defaults = Object.entries(properties.limits.properties).map(([name, limit]) => [name, limit.default]);
  expect(Object.fromEntries(defaults)).toEqual(defaultLimits);
});
