import { describe, expect, it } from 'vitest';
import { proseFigures } from '../../scripts/docs/proseFigures.ts';

const table = `
| lab | claims | passed / blocked | bias |
|---|---|---|---|
| six | all | 0.180 / 0.029 | -0.01 |
| seven | all | 0.193 / 0.021 | 0.02 |

Many items:

| runs | times | pass | pass |
|---|---|---|---|
| 8 | 2 | 74% | 37 of 52 (71.2%) |
| 8 | 4 | 80% | 5 of 10 (50.0%) |

Few items:

| runs | times | pass |
|---|---|---|
| 8 | 2 | 12% |
`;

const limits = '## trends\n\n| limit | value | why |\n|---|---|---|\n| `moveP` | 0.005 | x |\n';

const shown = (said: string): string =>
  proseFigures('page.md', `x <!-- figure ~ ${said} -->old<!-- /figure --> y\n${table}`, () => '')
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

  it('are told by as many cells as it takes, and by the words above the table', () => {
    expect(shown('pass ~ 1 ~ percent ~ 8 · 2 ; 8 · 4 ~ #Many')).toBe('x 74 to 80% y');
    expect(shown('pass ~ 1 ~ percent of 100 ~ 8 ~ #Few')).toBe('x 12% (± 3.2) y');
    expect(shown('pass (2) ~ 3 ~ percent ~ 8 · 2')).toBe('x 71% y');
    expect(() => shown('pass ~ 1 ~ percent ~ 8 · 2')).toThrow('2 rows "8 · 2"');
  });

  it('may be limits, or stand on another page', () => {
    const page = (text: string) =>
      proseFigures('docs/guides/a.md', text, (file) =>
        file === 'docs/reference/limits.md' ? limits : table,
      );
    expect(page('<!-- limit trends.moveP -->1<!-- /limit -->')).toContain('-->0.005<');
    expect(page('<!-- figure ~ bias ~ 1 ~ number ~ six ~ ../b.md -->1<!-- /figure -->')).toContain(
      '-->-0.01<',
    );
    expect(() => page('<!-- limit trends.moved -->1<!-- /limit -->')).toThrow('0 rows "moved"');
  });

  it('are refused where no table says them', () => {
    expect(() => shown('bias ~ 1 ~ number ~ eight · all')).toThrow('page.md: 0 rows "eight · all"');
    expect(() => shown('bias ~ 2 ~ number ~ six · all')).toThrow('have a number 2 in "bias"');
  });
});
