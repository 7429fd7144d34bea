/** What may stand in prose without a table: a kind of text, and why it is no result of a run. */
const allowed: readonly (readonly [RegExp, string])[] = [
  [/\d{4}\.\d{5}/g, 'the number of a paper'],
  [/\b(?:section|equation|eq\.|appendix) [\d.]+(?: and [\d.]+)?/g, 'a place in a paper'],
  [/\b(?:Node|Safari|SARIF|lm-eval) \d+\.\d+(?:\.\d+)?/g, 'a version'],
  [/\b\d+\.\d+B\b/g, 'the size of a model'],
  [
    /\b(?:one-sided |exact one-sided |central )?(?:90|95)%(?= (?:interval|bound|of the|limits)|[,)])/g,
    'the level at which an interval or a bound is stated',
  ],
  [
    /\b(?:\d+%(?:, | to | and |; )?)+ (?:points?|quantiles?|places?)\b/g,
    'a place on a fitted curve or a distribution',
  ],
  [/\b(?:confidence|margin|q|p ≤) \d?\.\d+/g, 'the level at which something is asked'],
  [
    /\b\d?\.\d+(?:, \d?\.\d+)* (?:of the range )?(?:below|above|beside)\b/g,
    'the margin of the claims that a simulation puts',
  ],
  [/±? ?1\.(?:96|645)(?=·| se| standard)/g, 'a quantile of the normal distribution'],
];

const blank = (text: string): string => text.replaceAll(/[^\n]/g, ' ');

/** What a reader sees as prose: without code, tables, links' targets, what a run or the sources wrote, and marked figures. */
const proseOf = (text: string): string =>
  [
    /^ *```[\s\S]*?^ *```/gm,
    /<!-- figure ~[\s\S]*?<!-- \/figure -->/g,
    /<!-- limit [\s\S]*?<!-- \/limit -->/g,
    /<!-- begin ([\w-]+) -->[\s\S]*?<!-- end \1 -->/g,
    /<!-- ([\w-]+) -->[\s\S]*?<!-- \/\1 -->/g,
    /^\|.*\|$/gm,
    /`[^`\n]*`/g,
    /\]\([^)]*\)/g,
  ].reduce((left, part) => left.replaceAll(part, blank), text);

/** Percentages, numbers with decimals, multiples, shares as counts, counts of draws. */
const measured =
  /(?<![\w.])[-+−]?(?:\d[\d,]*(?:\.\d+)?%|\d*\.\d+(?: times)?|\d[\d,.]*(?: to [\d,.]+)? times\b|\d[\d,]* (?:of|out of|in) \d[\d,]*\b|\d[\d,]* (?:draws|seeds)\b)/g;

/**
 * Figures of a measured kind that stand in the prose of a page with neither a mark nor a place in `definitions`, as `page:line: figure`.
 *
 * @param definitions words of the page that hold constants, settings of a simulation or facts of published models
 */
export const unmarkedFigures = (
  file: string,
  text: string,
  definitions: readonly string[],
): readonly string[] => {
  const defined = definitions.reduce((left, words) => left.replaceAll(words, blank), proseOf(text));
  const prose = allowed.reduce((left, [kind]) => left.replaceAll(kind, blank), defined);
  return prose
    .split('\n')
    .flatMap((line, index) =>
      [...line.matchAll(measured)].map(([found]) => `${file}:${index + 1}: ${found}`),
    );
};
