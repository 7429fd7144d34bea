/**
 * Writes the parts of the docs that the sources already say: tables between `<!-- begin NAME -->` and
 * `<!-- end NAME -->`, one page for each rule and each trend verdict, that of `doctor`, and the
 * workflow that `init` drafts. `--check` changes nothing and fails where a file is out of date.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parse } from 'yaml';
import { ruleCatalogue } from '../src/core/catalogue.ts';
import { formats } from '../src/core/formats/index.ts';
import { draftWorkflow } from '../src/core/initialise/draftWorkflow.ts';
import * as integrityThresholds from '../src/core/integrity/thresholds.ts';
import { laws } from '../src/core/laws/index.ts';
import type { RuleDescription } from '../src/core/problems/readingRules.ts';
import { thresholds } from '../src/core/trends/thresholds.ts';
import { doctorPage } from './doctorPage.ts';
import { markdownTable } from './markdownTable.ts';
import { thresholdRows } from './thresholdRows.ts';
import { trendPages } from './trendPages.ts';

interface ActionFile {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
}

const action = parse(readFileSync('action.yml', 'utf8')) as ActionFile;

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

const generated: Readonly<Record<string, () => string>> = {
  inputs: () =>
    markdownTable(
      ['input', 'default', 'what it does'],
      Object.entries(action.inputs).map(([name, input]) => [
        `\`${name}\``,
        input.default === '' ? '' : `\`${input.default}\``,
        input.description,
      ]),
    ),
  outputs: () =>
    markdownTable(
      ['output', 'what it holds'],
      Object.entries(action.outputs).map(([name, output]) => [`\`${name}\``, output.description]),
    ),
  formats: () =>
    markdownTable(
      ['format', 'what it is'],
      formats.map(({ name, title }) => [`[${name}](docs/formats/${name}.md)`, title]),
    ),
  'integrity-thresholds': () =>
    markdownTable(
      ['limit', 'value', 'why'],
      thresholdRows('src/core/integrity/thresholds.ts', { ...integrityThresholds }),
    ),
  'trend-thresholds': () =>
    markdownTable(
      ['limit', 'value', 'why'],
      thresholdRows('src/core/trends/thresholds.ts', { ...thresholds }),
    ),
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

<!-- Written by scripts/docs.ts from the rule itself. -->
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

<!-- Written by scripts/docs.ts from the catalogue. -->
`;
};

const lawPage = (): string => `# Laws

The functional forms that a curve may be described by. Each is \`level + amplitude · basis\`, with the range of the observed scales as its
unit. Parameters in brackets are chosen or come from the metric, and are not estimated. Every claim is read under each of them alone, as
scenarios; none of them alone decides it ([forecasts](forecasts.md)), and [trend verdicts](method.md) use the exponential, the power law
with an offset, the logistic and the constant only.

${markdownTable(
  ['law', 'what it is', 'parameters', 'on these axes'],
  laws.map(({ name, title, parameters, fixed, appliesTo }) => [
    `\`${name}\``,
    title,
    parameters.map((parameter) => (fixed.includes(parameter) ? `(${parameter})` : parameter)).join(', '),
    appliesTo('params') ? (appliesTo('task-loss') ? 'all' : 'params, tokens, flops') : 'losses',
  ]),
)}

${laws
  .map((law) => {
    const formula = law.formula(
      law.parameters.map((_, index) => index),
      (index) => law.parameters[index] ?? '',
    );
    return `## ${law.title}: \`${law.name}\`\n\n\`${formula}\`\n\n${law.about}`;
  })
  .join('\n\n')}

To add one: [adding a law](adding-a-law.md).

<!-- Written by scripts/docs.ts from the registry. -->
`;

/** The Markdown files that may hold markers. */
const withMarkers = [
  'README.md',
  ...readdirSync('docs').flatMap((name) => (name.endsWith('.md') ? `docs/${name}` : [])),
];

const wanted = new Map<string, string>([
  ...withMarkers.map((file): [string, string] => [file, fillIn(file, readFileSync(file, 'utf8'))]),
  ...trendPages(),
  ['docs/laws.md', lawPage()],
  ['docs/doctor.md', doctorPage()],
  ['examples/workflows/simple.yml', draftWorkflow()],
  ['docs/rules/README.md', ruleList()],
  ...rules.map(([id, rule]): [string, string] => [`docs/rules/${id}.md`, rulePage(id, rule)]),
]);

const onlyCheck = process.argv.includes('--check');
const stale = [...wanted].filter(([file, text]) => !existsSync(file) || readFileSync(file, 'utf8') !== text);
const left = ['docs/rules', 'docs/trends']
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
