import { decisions } from '../../core/policy/decision.ts';
import type { RuleDescription } from '../../core/problems/readingRules.ts';
import { decisionWords } from '../../core/renderers/sections/decisionWords.ts';
import { verdictGuide } from '../../core/renderers/sections/verdictGuide.ts';
import { nearestName } from '../../core/text/nearestName.ts';
import { painter } from '../../core/text/painter.ts';
import { wrapText } from '../../core/text/wrapText.ts';
import { trendVerdicts } from '../../core/trends/trendVerdict.ts';
import type { Command } from './command.ts';
import { wantsColour, widthOf } from './terminal.ts';
import { UsageError } from './usageError.ts';

/** One entry: a heading, what kind of thing it is, and paragraphs. */
interface Explanation {
  readonly name: string;
  readonly kind: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
}

/** Comfortable to read, however wide the terminal is. */
const widestText = 100;

const explanations = (catalogue: ReadonlyMap<string, RuleDescription>): readonly Explanation[] => [
  ...[...catalogue].map(([id, { severity, title, meaning, nextStep }]) => ({
    name: id,
    kind: severity,
    title,
    paragraphs: [meaning, `Next: ${nextStep}`],
  })),
  ...trendVerdicts.map((verdict) => ({
    name: verdict,
    kind: 'trend verdict',
    title: '',
    paragraphs: [verdictGuide[verdict].meaning, `For a plan: ${verdictGuide[verdict].forPlans}`],
  })),
  ...decisions.map((decision) => ({
    name: decision,
    kind: 'decision',
    title: '',
    paragraphs: [decisionWords[decision].meaning],
  })),
];

export const explainCommand: Command = {
  name: 'explain',
  operands: '[ID]',
  mostOperands: 1,
  about: 'say what a rule, a trend verdict or a decision means',
  options: [],
  notes: ['Without ID it lists everything that can be explained.'],
  async run({ operands: [asked] }, { stdout, env }) {
    const { ruleCatalogue } = await import('../../core/catalogue.ts');
    const known = explanations(ruleCatalogue);
    const paint = painter(wantsColour(stdout, env));
    const width = Math.min(widestText, widthOf(stdout));
    if (asked === undefined) {
      for (const { name, kind, title } of known) {
        stdout.write(`${paint(name.padEnd(14), 'bold')}${title === '' ? paint(kind, 'dim') : title}\n`);
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
    const { name, kind, title, paragraphs } = entry;
    stdout.write(`${paint(name, 'bold')}${title === '' ? '' : `  ${title}`}  ${paint(`(${kind})`, 'dim')}\n`);
    for (const paragraph of paragraphs) {
      stdout.write(
        `\n${wrapText(paragraph, width - 2)
          .map((line) => `  ${line}\n`)
          .join('')}`,
      );
    }
    return 0;
  },
};
