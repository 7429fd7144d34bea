import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../src/core/records/isoDate.ts';

describe('a date', () => {
  it.each([
    ['2026-11-02', '2026-11-02T00:00:00Z'],
    ['2026-11-02T10:15:00Z', '2026-11-02T10:15:00Z'],
    ['2026-11-02 10:15:30.5', '2026-11-02T10:15:30Z'],
    ['2026-11-02T10:15+02:00', '2026-11-02T08:15:00Z'],
    ['2026-11-02T10:15-0130', '2026-11-02T11:45:00Z'],
    ['2024-02-29', '2024-02-29T00:00:00Z'],
  ])('%s is %s, wherever the check runs', (text, instant) => {
    expect(isoDate(text)).toBe(Date.parse(instant));
  });

  it.each(['2026-02-29', '2026-13-01', '2026-11-02T24:00', '2.11.2026', 'today', '', '2026-11'])(
    '%s is none',
    (text) => {
      expect(isoDate(text)).toBeNull();
    },
  );
});
