/**
 * Writes the parts of the docs that the sources already say: tables between `<!-- begin NAME -->` and
 * `<!-- end NAME -->`, the list of decisions, one page for each rule, trend verdict, law and published schema, those of the action, the command and
 * `doctor`, the inputs of `action.yml`, and the workflow that `init` drafts. `--check` changes nothing and fails where a file is out of date.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { ruleCatalogue } from '../../src/core/catalogue.ts';
import { formats } from '../../src/core/formats/index.ts';
import { draftWorkflow } from '../../src/core/initialise/draftWorkflow.ts';
import { integrityLimits } from '../../src/core/integrity/limits.ts';
import type { RuleDescription } from '../../src/core/problems/readingRules.ts';
import { originRules } from '../../src/core/records/originRules.ts';
import { trendLimits } from '../../src/core/trends/limits.ts';
import { actionFile } from '../build/actionFile.ts';
import { actionPage } from './actionPage.ts';
import { commandPage } from './commandPage.ts';
import { doctorPage } from './doctorPage.ts';
import { floorsPage } from './floorsPage.ts';
import { lawPages } from './lawPages.ts';
import { limitsPage } from './limitsPage.ts';
import { markdownTable } from './markdownTable.ts';
import { proseFigures } from './proseFigures.ts';
import { ruleExamples } from './ruleExamples.ts';
import { schemaPages } from './schemaPages.ts';
import { thresholdRows } from './thresholdRows.ts';
import { trendPages } from './trendPages.ts';

/** The areas of the catalogue, by the hundred of their ids. */
const areas: Readonly<Record<string, string>> = {
  SG1: 'Reading: a file could not be read, or says something that cannot be',
  SG2: 'Integrity: the files are well-formed, and what they say cannot all be true',
  SG3: 'Trends and shifts: what the curves show',
  SG4: 'Claims: what a plan expects, against what the evidence can carry',
  SG5: 'Policy: the gate itself',
  SG6: 'Training: the runs behind the curves',
};

const rules = [...ruleCatalogue].sort(([a], [b]) => (a < b ? -1 : 1));

/** The records of decisions by their headings, `# 3. Which dependencies`. */
const decisions = (): string =>
  readdirSync('docs/adr')
    .sort()
    .map((name) => {
      const [, heading] = /^# (\d+\. .+)/.exec(readFileSync(`docs/adr/${name}`, 'utf8')) ?? [];
      if (heading === undefined)
        throw new Error(`docs/adr/${name} begins with no heading such as "# 16. A title"`);
      return `- [${heading}](adr/${name})`;
    })
    .join('\n');

const generated: Readonly<Record<string, () => string>> = {
  decisions,
  formats: () =>
    formats.map(({ name, title }) => `[${name}](docs/formats/${name}.md "${title}")`).join(' ·\n'),
  'integrity-thresholds': () =>
    markdownTable(['limit', 'value', 'why'], thresholdRows('src/core/integrity/limits.ts', integrityLimits)),
  'origin-rules': () =>
    markdownTable(
      ['rule', 'what it says of the value'],
      Object.entries(originRules).map(([rule, sentence]) => [`\`${rule}\``, sentence]),
    ),
  'trend-thresholds': () =>
    markdownTable(['limit', 'value', 'why'], thresholdRows('src/core/trends/limits.ts', { ...trendLimits })),
};

const begin = (name: string): string => `<!-- begin ${name} -->`;
const end = (name: string): string => `<!-- end ${name} -->`;

/** The text with what stands between each pair of markers written anew. */
const fillIn = (file: string, text: string): string =>
  [...text.matchAll(/<!-- begin ([\w-]+) -->/g)].reduce((filled, [, name = '']) => {
    const make = generated[name];
    const from = filled.indexOf(begin(name));
    const to = filled.indexOf(end(name));
    if (make === undefined) throw new Error(`${file}: nothing makes "${name}"`);
    if (to < from) throw new Error(`${file}: "${begin(name)}" has no "${end(name)}"`);
    return `${filled.slice(0, from)}${begin(name)}\n${make()}\n${filled.slice(to)}`;
  }, text);

const rulePage = (id: string, { severity, title, meaning, nextStep }: RuleDescription): string =>
  `# ${id}: ${title}

Severity: ${severity}. ${areas[id.slice(0, 3)] ?? ''}.

${meaning}

**Next step.** ${nextStep}

${ruleExamples(id)}

<!-- Written by scripts/docs/docs.ts from the rule itself. -->
`;

const ruleList = (): string => {
  const sections = Object.entries(areas).flatMap(([prefix, area]) => {
    const these = rules.filter(([id]) => id.startsWith(prefix));
    if (these.length === 0) return [];
    const rows = these.map(([id, { severity, title }]) => [`[${id}](${id}.md)`, severity, title]);
    return [`## ${prefix}xx. ${area}`, markdownTable(['id', 'severity', 'the bad condition'], rows)];
  });
  return `# Rules

Every problem and finding has an id, the same in the terminal, the comment, the annotations and the JSON.
\`scaling-guard explain SG301\` prints the same page.

Severity \`error\` fails the check in enforce mode where it is in scope; \`warning\` and \`notice\` never do.

${sections.join('\n\n')}

<!-- Written by scripts/docs/docs.ts from the catalogue. -->
`;
};

/** The Markdown files that may hold markers. */
const withMarkers = [
  'README.md',
  ...['docs', 'docs/guides'].flatMap((folder) =>
    readdirSync(folder).flatMap((name) => (name.endsWith('.md') ? `${folder}/${name}` : [])),
  ),
];

/** Every limit, from which the prose has its own. */
const limits = limitsPage();
const pageOf = (file: string): string =>
  file === 'docs/reference/limits.md' ? limits : readFileSync(file, 'utf8');

const wanted = new Map<string, string>([
  ...withMarkers.map((file): [string, string] => [
    file,
    proseFigures(file, fillIn(file, readFileSync(file, 'utf8')), pageOf),
  ]),
  ...trendPages(),
  ...lawPages(),
  ...schemaPages(),
  ['action.yml', actionFile()],
  ['docs/reference/action.md', actionPage(actionFile())],
  ['docs/reference/command.md', commandPage()],
  ['docs/reference/limits.md', limits],
  ['docs/doctor.md', doctorPage()],
  ['docs/floors.md', floorsPage()],
  ['examples/workflows/simple.yml', draftWorkflow()],
  ['docs/rules/README.md', ruleList()],
  ...rules.map(([id, rule]): [string, string] => [`docs/rules/${id}.md`, rulePage(id, rule)]),
]);

const onlyCheck = process.argv.includes('--check');
const stale = [...wanted].filter(([file, text]) => !existsSync(file) || readFileSync(file, 'utf8') !== text);
const left = ['docs/laws', 'docs/reference', 'docs/rules', 'docs/trends']
  .flatMap((folder) => (existsSync(folder) ? readdirSync(folder).map((name) => `${folder}/${name}`) : []))
  .filter((file) => !wanted.has(file));

if (onlyCheck) {
  for (const [file] of stale) console.error(`${file} is out of date: run npm run docs`);
  for (const file of left) console.error(`${file} belongs to nothing: run npm run docs`);
  if (stale.length + left.length > 0) process.exitCode = 1;
} else {
  for (const [file, text] of stale) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  for (const file of left) rmSync(file);
}
