import { describe, expect, it } from 'vitest';
import { unmarkedFigures } from '../scripts/docs/unmarkedFigures.ts';
import { pages, read } from './docPages.ts';

/** What stands in prose though no table has it, by page, with the reason. A figure that a run has measured does not belong here. */
const definitions: Readonly<Record<string, readonly (readonly [words: string, reason: string])[]>> = {
  'README.md': [['0.70"', 'a plan, as somebody might say it']],
  'docs/few-sizes.md': [['claims .05 of the range below', 'where the simulation puts its claims']],
  'docs/forecasts.md': [
    ['12 draws', 'how much the simulation draws'],
    ['8 draws', 'how many thinned ladders are drawn'],
    ['2/0.1 times', 'the formula of the interval score'],
    ['the 3% that was aimed at', 'an aim'],
    ['32 times longer', 'how Gadre et al. chose their trainings'],
    ['1 to 5% of noise', 'what the simulation adds'],
    ['10,000 times the compute', 'over what the simulation spreads its runs'],
  ],
  'docs/integrity.md': [
    ['below 0.1 from 32 items on', 'arithmetic of the formula before it'],
    ['239 of 1,221', 'published scores, to be looked up'],
    ['from 0.92 to 1.31 times the parameters', 'published models, to be looked up'],
  ],
  'docs/method.md': [
    ['from 10% to 90%', 'places on a fitted curve'],
    ['4.394 widths', 'arithmetic: twice ln 9'],
    ['at 95% instead of 90%', 'levels of two intervals'],
    ['above 0.91 (', 'arithmetic: the exact binomial bound of 97 in 100'],
    ['The mean is 0.4 where it is flat; the law gains 0.35', 'what the simulation draws from'],
    ['a gain of 0.25 to 0.5; inverse ones of 0.12 to', 'what the simulation draws from'],
    [
      '0.25; cosines of amplitude 0.08 to 0.15; logistics of width 0.01 to 0.05',
      'what the simulation draws from',
    ],
    ['deviation of 0.05 to 0.08. The others have 0 to 0.01.', 'what the simulation draws from'],
  ],
  'docs/plans.md': [['0.5 to below 1; 0.9 where it is left out', 'what the schema allows']],
  'docs/records.md': [['0.4, which does', 'a version']],
  'docs/training.md': [
    ['at least 10% above', 'a limit, which is kept as its logarithm'],
    ['3% and 4', 'a limit, which is kept as its logarithm'],
    ['noise of 0.3%, 1% and 3%', 'what the simulation adds'],
    ['rows up to 0.9', 'what the simulation adds'],
  ],
  'docs/upstream.md': [
    ['known to 9%', 'arithmetic: a deviation of 60 values, 1/√120'],
    ['1% noise', 'what the simulation adds'],
    ['200 draws', 'how much the simulation draws'],
    ['known to 0.02', 'arithmetic: the standard error of a share of .9 of 200'],
    ['10 times the compute', 'a place that the report looks at'],
  ],
};

/** Decisions are records of the runs of their day; the others are written from the sources. */
const elsewhere = /^(?!README\.md|docs\/[\w-]+\.md|docs\/guides\/)/;

describe('a figure in prose', () => {
  it('is read from the table of its run, or is no result', () => {
    const found = pages
      .filter((page) => !elsewhere.test(page))
      .flatMap((page) =>
        unmarkedFigures(
          page,
          read(page),
          (definitions[page] ?? []).map(([words]) => words),
        ),
      );
    expect(found).toEqual([]);
  });

  it('is not excused by words that are gone', () => {
    const gone = Object.entries(definitions).flatMap(([page, list]) =>
      list.flatMap(([words]) => (read(page).includes(words) ? [] : [`${page}: ${words}`])),
    );
    expect(gone).toEqual([]);
  });

  it.each([
    ['of true claims 14 to 17% pass', '17%'],
    ['coverage falls to 0.4, always', '0.4'],
    ['its scatter is 1.4 to 4.2 times as large', '1.4'],
    ['two runs of 3 of 4 cases', '3 of 4'],
    ['measured over 500 draws', '500 draws'],
    ['p was .016 there', '.016'],
  ])('is found where nothing marks it: %s', (prose, figure) => {
    expect(unmarkedFigures('page.md', prose, [])).toContain(`page.md:1: ${figure}`);
  });

  it.each([
    '`0.9` unless given',
    '| a | 17% |',
    '<!-- figure ~ a ~ 1 ~ number ~ b -->17%<!-- /figure -->',
    '<!-- limit shifts.effect -->0.01<!-- /limit -->',
    '<!-- a-run -->\n17% of all\n<!-- /a-run -->',
    'arXiv 2507.00885 on 6.9B',
    'a 90% interval, on claims 0.02 above the truth',
    'the 2% and 98% points',
  ])('is not seen in what a run wrote, or in what is no result: %s', (prose) => {
    expect(unmarkedFigures('page.md', prose, [])).toEqual([]);
  });
});
