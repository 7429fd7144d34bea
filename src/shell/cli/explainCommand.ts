import { decisions } from '../../core/policy/decision.ts';
import type { RuleDescription } from '../../core/problems/readingRules.ts';
import { decisionWords } from '../../core/renderers/sections/decisionWords.ts';
import { fillLimits } from '../../core/renderers/sections/fillLimits.ts';
import { type ReasonGuide, reasonGuide } from '../../core/renderers/sections/reasonGuide.ts';
import { verdictGuide } from '../../core/renderers/sections/verdictGuide.ts';
import { nearestName } from '../../core/text/nearestName.ts';
import { painter } from '../../core/text/painter.ts';
import { wrapText } from '../../core/text/wrapText.ts';
import { trendLimits } from '../../core/trends/limits.ts';
import { trendVerdicts } from '../../core/trends/trendVerdict.ts';
import type { Command } from './command.ts';
import { wantsColour, widthOf } from './terminal.ts';
import { UsageError } from './usageError.ts';

/** One entry: a heading, what kind of thing it is, paragraphs and lists, and its page in the docs. */
interface Explanation {
  readonly name: string;
  readonly kind: string;
  readonly title: string;
  readonly paragraphs: readonly (string | readonly string[])[];
  readonly page: string | null;
}

/** Comfortable to read, however wide the terminal is. */
const widestText = 100;

const reasons = Object.entries<ReasonGuide>(reasonGuide);

const withLimits = (text: string): string => fillLimits(text, { ...trendLimits });

const explanations = (catalogue: ReadonlyMap<string, RuleDescription>): readonly Explanation[] => [
  ...[...catalogue].map(([id, { severity, title, meaning, nextStep }]) => ({
    name: id,
    kind: severity,
    title,
    paragraphs: [meaning, `Next: ${nextStep}`],
    page: `docs/rules/${id}.md`,
  })),
  ...trendVerdicts.map((verdict) => {
    const { meaning, tests, forPlans } = verdictGuide[verdict];
    const own = reasons.filter(([, reason]) => reason.verdict === verdict).map(([code]) => code);
    return {
      name: verdict,
      kind: 'trend verdict',
      title: '',
      paragraphs: [
        meaning,
        'What is tested:',
        tests.map(withLimits),
        `For a plan: ${forPlans}`,
        `Given for the ${own.length === 1 ? 'reason' : 'reasons'} ${own.join(', ')}; \`explain\` knows each.`,
      ],
      page: `docs/trends/${verdict}.md`,
    };
  }),
  ...reasons.map(([code, { verdict, meaning, nextStep }]) => ({
    name: code,
    kind: `reason for ${verdict}`,
    title: '',
    paragraphs: [withLimits(meaning), `Next: ${withLimits(nextStep)}`],
    page: `docs/trends/${verdict}.md#${code}`,
  })),
  ...decisions.map((decision) => ({
    name: decision,
    kind: 'decision',
    title: '',
    paragraphs: [decisionWords[decision].meaning],
    page: null,
  })),
];

/** The text in lines of at most `width` columns, behind `mark` on the first one and as far in on the others. */
const hanging = (text: string, mark: string, width: number): string =>
  wrapText(text, width - mark.length)
    .map((line, index) => `${index === 0 ? mark : ' '.repeat(mark.length)}${line}\n`)
    .join('');

export const explainCommand: Command = {
  name: 'explain',
  operands: '[ID]',
  mostOperands: 1,
  about: 'say what a rule, a trend verdict, its reason or a decision means',
  options: [],
  notes: ['Without ID it lists everything that can be explained.'],
  async run({ operands: [asked] }, { stdout, env }) {
    const { ruleCatalogue } = await import('../../core/catalogue.ts');
    const known = explanations(ruleCatalogue);
    const paint = painter(wantsColour(stdout, env));
    const width = Math.min(widestText, widthOf(stdout));
    if (asked === undefined) {
      for (const { name, kind, title } of known) {
        stdout.write(`${paint(name.padEnd(20), 'bold')}${title === '' ? paint(kind, 'dim') : title}\n`);
      }
      return 0;
    }
    const wanted = asked.toLowerCase();
    const entry = known.find(({ name }) => name.toLowerCase() === wanted);
    if (entry === undefined) {
      const nearest = nearestName(
        asked,
        known.map(({ name }) => name),
      );
      throw new UsageError(
        `Nothing is known of ${JSON.stringify(asked)}. ${nearest === null ? '`scaling-guard explain` lists what is.' : `Did you mean \`${nearest}\`?`}`,
      );
    }
    const { name, kind, title, paragraphs, page } = entry;
    stdout.write(`${paint(name, 'bold')}${title === '' ? '' : `  ${title}`}  ${paint(`(${kind})`, 'dim')}\n`);
    for (const paragraph of paragraphs) {
      const text =
        typeof paragraph === 'string'
          ? hanging(paragraph, '  ', width)
          : paragraph.map((item) => hanging(item, '  - ', width)).join('');
      stdout.write(`\n${text}`);
    }
    if (page !== null) stdout.write(`\n${paint(hanging(`More: ${page}`, '  ', width).trimEnd(), 'dim')}\n`);
    return 0;
  },
};
