/** What `npm run new` writes for each kind of thing. Each TODO is held by a test. */
interface Wanted {
  /** `claimIsVague` */
  readonly name: string;
  /** The id of a rule; empty for what has none. */
  readonly id: string;
  /** `claim-is-vague` */
  readonly dashed: string;
  readonly file: string;
  /** Where the contract is imported from. */
  readonly typeFrom: string;
}

export interface Scaffold {
  /** The registry that lists it. */
  readonly list: string;
  /** One of its kind, in whose folder it is put. */
  readonly beside: string;
  /** Its contract. */
  readonly type: string;
  /** The first letters of the ids of its area. */
  readonly area?: string;
  readonly files: (wanted: Wanted) => readonly (readonly [path: string, text: string])[];
}

export type Kind = 'rule' | 'format' | 'law' | 'check';

type File = readonly [path: string, text: string];

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** A story that starts from the small lab, and expects nothing yet. */
const story = (name: string, examples?: Readonly<Record<string, string | null>>): readonly File[] => [
  [`test/scenarios/${name}/build.json`, json({ copy: 'test/scenarios/_small-lab' })],
  [`test/scenarios/${name}/expected.json`, json({ story: '', ...(examples && { examples }) })],
];

const ruleStories = ({ dashed, id }: Wanted): readonly File[] => [
  ...story(`${dashed}-fires`, { [id]: '' }),
  ...story(`${dashed}-stays-quiet`, { [id]: null }),
];

const ruleTexts = `
  title: 'TODO: the bad condition',
  meaning: 'TODO: why it matters.',
  nextStep: 'TODO: what to do.',`;

export const kinds: Readonly<Record<Kind, Scaffold>> = {
  rule: {
    list: 'policyRules',
    beside: 'intervalIsTooWide',
    type: 'CurveRule',
    area: 'SG4',
    files: (wanted) => [
      [
        wanted.file,
        `import type { CurveRule } from '${wanted.typeFrom}';

export const ${wanted.name}: CurveRule = {
  id: '${wanted.id}',
  about: 'claim-on-curve',
  severity: 'error',${ruleTexts}
  evaluate: () => undefined,
};
`,
      ],
      ...ruleStories(wanted),
    ],
  },
  check: {
    list: 'integrityRules',
    beside: 'groupBesideItsLeaves',
    type: 'IntegrityRule',
    area: 'SG2',
    files: (wanted) => [
      [
        wanted.file,
        `import type { IntegrityRule } from '${wanted.typeFrom}';

export const ${wanted.name}: IntegrityRule = {
  id: '${wanted.id}',
  severity: 'warning',${ruleTexts}
  find: () => [],
};
`,
      ],
      ...ruleStories(wanted),
    ],
  },
  law: {
    list: 'laws',
    beside: 'linear',
    type: 'Law',
    files: ({ name, dashed, file, typeFrom }) => [
      [
        file,
        `import type { Law } from '${typeFrom}';

/** TODO: the formula. What follows is a straight line, so that all compiles. */
export const ${name}: Law = {
  name: '${dashed}',
  title: 'TODO: what it is',
  about: 'TODO: the source, when it applies, and what to know of its fit.',
  parameters: ['level', 'slope', 'reference'],
  fixed: ['reference'],
  size: 2,
  appliesTo: () => true,
  grid: () => [],
  shapes: () => [[]],
  bounds: () => [],
  basis: (_shape, t) => t - 1,
  columns: (t) => (_shape, column) => column.set(t.map((value) => value - 1)),
  basisGradient: () => [],
  parametersOf: (level, amplitude, _shape, span) => [level, amplitude / (span.upper - span.lower), span.upper],
  parametersGradient: (_amplitude, _shape, span) => [
    [1, 0],
    [0, 1 / (span.upper - span.lower)],
    [0, 0],
  ],
  evaluate: ([level = 0, slope = 0, reference = 0], position) => level + slope * (position - reference),
  formula: ([level = 0, slope = 0, reference = 0], show) =>
    \`score = \${show(level)} + \${show(slope)} · (position − \${show(reference)})\`,
};
`,
      ],
      [
        `test/core/laws/${name}.test.ts`,
        `import { describe, expect, it } from 'vitest';
import { ${name} } from '../../../${file}';

describe('the law ${dashed}', () => {
  it('gives estimates and standard errors as R or SciPy does', () => {
    expect.fail(\`TODO: exact data, and a committed reference, for \${${name}.name}\`);
  });
});
`,
      ],
    ],
  },
  format: {
    list: 'formats',
    beside: 'formats',
    type: 'Format',
    files: ({ name, dashed, file, typeFrom }) => [
      [
        file,
        `import { isObject, member } from '${typeFrom.replace('format.ts', '../documents/member.ts')}';
import type { Format } from '${typeFrom}';

export const ${name}: Format = {
  name: '${dashed}',
  title: 'TODO: the harness, and from which version on',
  syntaxes: ['json'],
  runNaming: 'content',
  recognises: ({ value }) => isObject(member(value, 'TODO_${dashed}')),
  read: () => ({ records: [], runs: [], problems: [] }),
};
`,
      ],
      [
        `docs/formats/${dashed}.md`,
        `# TODO: the harness\n\nTODO: what is read from where, what is not, and the traps.\n`,
      ],
      ...story(`results-of-${dashed}`),
      [`test/scenarios/results-of-${dashed}/input/evals/results.json`, json({ [`TODO_${dashed}`]: {} })],
    ],
  },
};
