import { fillLimits } from '../../src/core/renderers/sections/fillLimits.ts';
import { type ReasonGuide, reasonGuide } from '../../src/core/renderers/sections/reasonGuide.ts';
import { verdictGuide } from '../../src/core/renderers/sections/verdictGuide.ts';
import { trendLimits } from '../../src/core/trends/limits.ts';
import { type TrendVerdict, trendVerdicts } from '../../src/core/trends/trendVerdict.ts';
import { markdownTable } from './markdownTable.ts';

const withLimits = (text: string): string => fillLimits(text, { ...trendLimits });

const reasonsFor = (verdict: TrendVerdict): readonly (readonly [string, ReasonGuide])[] =>
  Object.entries<ReasonGuide>(reasonGuide).filter(([, reason]) => reason.verdict === verdict);

const page = (verdict: TrendVerdict): string => {
  const { meaning, tests, forPlans } = verdictGuide[verdict];
  const reasons = reasonsFor(verdict).map(
    ([code, reason]) =>
      `### ${code}\n\n${withLimits(reason.meaning)}\n\n**Next step.** ${withLimits(reason.nextStep)}`,
  );
  return `# ${verdict}

${meaning}

**For a plan.** ${forPlans}

## What is tested

${tests.map((test) => `- ${withLimits(test)}`).join('\n')}

How each test works, in which order they are asked, how often they err and where they are wrong: [method](../method.md).

## Reasons

The \`reason\` beside the verdict in the report.

${reasons.join('\n\n')}

<!-- Written by scripts/docs/docs.ts from src/core/renderers/sections/verdictGuide.ts and reasonGuide.ts. -->
`;
};

const list = (): string => `# Trend verdicts

What the scores of a task do as scale grows. One verdict for each curve, and one for each task over its curves; \`scaling-guard explain
predictable\` prints the same page.

${markdownTable(
  ['verdict', 'what was found', 'reasons'],
  trendVerdicts.map((verdict) => [
    `[${verdict}](${verdict}.md)`,
    verdictGuide[verdict].meaning,
    reasonsFor(verdict)
      .map(([code]) => `[${code}](${verdict}.md#${code})`)
      .join(', '),
  ]),
)}

How they are reached: [method](../method.md). What few sizes can decide: [few sizes](../few-sizes.md).

<!-- Written by scripts/docs/docs.ts from src/core/renderers/sections/verdictGuide.ts and reasonGuide.ts. -->
`;

/** One page for each trend verdict, and their list. */
export const trendPages = (): readonly (readonly [file: string, text: string])[] => [
  ['docs/trends/README.md', list()],
  ...trendVerdicts.map((verdict): [string, string] => [`docs/trends/${verdict}.md`, page(verdict)]),
];
