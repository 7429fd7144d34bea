import { describe, expect, it } from 'vitest';
import { proseFigures } from '../../scripts/proseFigures.ts';

const table = `
| lab | claims | passed / blocked | bias |
|---|---|---|---|
| six | all | 0.180 / 0.029 | -0.01 |
| seven | all | 0.193 / 0.021 | 0.02 |
`;

const shown = (said: string): string =>
  proseFigures('page.md', `x <!-- figure ~ ${said} -->old<!-- /figure --> y\n${table}`)
    .split('\n')[0]
    ?.replaceAll(/<!--.*?-->/g, '') ?? '';

describe('figures in prose', () => {
  it('are read from the table of the page', () => {
    expect(shown('passed / blocked ~ 1 ~ percent ~ six · all ; seven · all')).toBe('x 18 to 19% y');
    expect(shown('passed / blocked ~ 2 ~ number ~ six · all')).toBe('x 0.029 y');
    expect(shown('bias ~ 1 ~ number ~ six · all ; seven · all')).toBe('x -0.01 to 0.02 y');
  });

  it('carry the error of a share', () => {
    // sqrt(0.18 · 0.82 / 100) = 0.0384.
    expect(shown('passed / blocked ~ 1 ~ percent of 100 ~ six · all')).toBe('x 18% (± 3.8) y');
  });

  it('are refused where no table says them', () => {
    expect(() => shown('bias ~ 1 ~ number ~ eight · all')).toThrow('page.md: 0 rows "eight · all"');
    expect(() => shown('bias ~ 2 ~ number ~ six · all')).toThrow('have a number 2 in "bias"');
  });
});
