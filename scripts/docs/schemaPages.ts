import { readFileSync } from 'node:fs';
import { stringify } from 'yaml';
import { type SchemaName, schemaNames } from '../../src/core/validation/schemaName.ts';
import { markdownTable } from './markdownTable.ts';

/** What a page shows of a JSON Schema: the keywords that `schemas/` uses. */
interface Schema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
  readonly exclusiveMaximum?: number;
}

/** What each file is to its reader, and where a guide says more. */
const about: Readonly<Record<SchemaName, string>> = {
  config:
    'Usually `.github/scaling-guard.yml`. Every key but `version` may be left out. How to come by one: [first check](../guides/first-check.md).',
  'eval-result': 'The native format of evidence: [native](../formats/native.md).',
  lock: 'Written by `scaling-guard lock`, never by hand: [plans](../plans.md#locks).',
  plan: 'How to come by one: [writing a plan](../guides/writing-a-plan.md). What each key does: [plans](../plans.md).',
  record: 'A line of `records --format json`. Where each field may come from: [records](../records.md).',
  report:
    'What `check --format json` and the output `report` of the action give. Keys may be added within version 1; none is taken out or changes its meaning.',
  runs: 'Named by `runs` in the config. YAML, JSON or CSV.',
  tasks: 'Named by `tasks` in the config. YAML or JSON.',
  tidy: 'One row of the format of evidence that is easiest to write: [tidy-table](../formats/tidy-table.md).',
  waivers: 'When and how: [waiving](../guides/waiving.md), [waivers](../waivers.md).',
};

const code = (value: unknown): string => `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;

/** GitHub's anchor of a heading. */
const anchor = (heading: string): string => heading.toLowerCase().replaceAll(/[^\w\- ]/g, '');

const isKeyed = ({ properties, patternProperties }: Schema): boolean =>
  properties !== undefined || patternProperties !== undefined;

/** `^loss:.+$` as a reader writes it. */
const patternKey = (pattern: string): string => pattern.replace(/^\^/, '').replace(/\.\+\$$/, 'NAME');

const mapOf = ({ additionalProperties }: Schema): Schema | null =>
  typeof additionalProperties === 'object' ? additionalProperties : null;

/** The pages of one schema: a section for each object, depth first. */
const sectionsOf = (root: Schema): readonly string[] => {
  const resolved = (schema: Schema): Schema =>
    schema.$ref === undefined ? schema : (root.$defs?.[schema.$ref.replace('#/$defs/', '')] ?? schema);

  const bounds = ({ minimum, exclusiveMinimum, maximum, exclusiveMaximum }: Schema): string => {
    const parts = [
      ...(minimum === undefined ? [] : [`from ${minimum}`]),
      ...(exclusiveMinimum === undefined ? [] : [`above ${exclusiveMinimum}`]),
      ...(maximum === undefined || maximum === Number.MAX_SAFE_INTEGER ? [] : [`to ${maximum}`]),
      ...(exclusiveMaximum === undefined ? [] : [`below ${exclusiveMaximum}`]),
    ];
    return parts.length === 0 ? '' : ` ${parts.join(' ')}`;
  };

  const typeOf = (written: Schema, path: string): string => {
    const schema = resolved(written);
    if (schema.const !== undefined) return code(schema.const);
    if (schema.enum !== undefined) return schema.enum.map(code).join(', ');
    const one = (type: string): string => {
      if (type === 'object') {
        if (isKeyed(schema)) return `[object](#${anchor(path)})`;
        const value = mapOf(schema);
        return value === null ? 'object' : `object of ${typeOf(value, `${path}.*`)}`;
      }
      if (type === 'array')
        return schema.items === undefined ? 'list' : `list of ${typeOf(schema.items, `${path}[]`)}`;
      return type === 'number' || type === 'integer' ? `${type}${bounds(schema)}` : type;
    };
    return [schema.type ?? 'any'].flat().map(one).join(' or ');
  };

  /** The objects with keys of their own below a value, with their paths. */
  const below = (written: Schema, path: string): readonly (readonly [string, Schema])[] => {
    const schema = resolved(written);
    const map = mapOf(schema);
    return [
      ...(isKeyed(schema) ? [[path, schema] as const] : []),
      ...Object.entries(schema.properties ?? {}).flatMap(([key, value]) =>
        below(value, path === '' ? key : `${path}.${key}`),
      ),
      ...Object.entries(schema.patternProperties ?? {}).flatMap(([pattern, value]) =>
        below(value, `${path === '' ? '' : `${path}.`}${patternKey(pattern)}`),
      ),
      ...(schema.items === undefined ? [] : below(schema.items, `${path}[]`)),
      ...(map === null ? [] : below(map, `${path}.*`)),
    ];
  };

  const row = (key: string, written: Schema, path: string, required: boolean): readonly string[] => {
    const schema = resolved(written);
    const [example] = written.examples ?? schema.examples ?? [];
    return [
      `\`${key}\``,
      typeOf(schema, path),
      required ? 'required' : schema.default === undefined ? '' : code(schema.default),
      written.description ?? schema.description ?? '',
      example === undefined || isKeyed(schema) ? '' : code(example),
    ];
  };

  const section = ([path, schema]: readonly [string, Schema]): string => {
    const place = (key: string): string => (path === '' ? key : `${path}.${key}`);
    const rows = [
      ...Object.entries(schema.properties ?? {}).map(([key, value]) =>
        row(key, value, place(key), schema.required?.includes(key) ?? false),
      ),
      ...Object.entries(schema.patternProperties ?? {}).map(([pattern, value]) =>
        row(patternKey(pattern), value, place(patternKey(pattern)), false),
      ),
    ];
    const heading = path === '' ? '## Keys' : `## \`${path}\`\n\n${schema.description ?? ''}`;
    return `${heading}\n\n${markdownTable(['key', 'type', 'default', 'what it says', 'example'], rows)}`;
  };

  return below(root, '').map(section);
};

const exampleOf = (name: SchemaName, schema: Schema): string => {
  const [example] = schema.examples ?? [];
  if (example === undefined) return '';
  if (name === 'eval-result') return `\`\`\`json\n${JSON.stringify(example, null, 2)}\n\`\`\`\n\n`;
  if (name === 'tidy') {
    const row = example as Readonly<Record<string, unknown>>;
    return `\`\`\`csv\n${Object.keys(row).join(',')}\n${Object.values(row).join(',')}\n\`\`\`\n\n`;
  }
  return `\`\`\`yaml\n${stringify(example, { lineWidth: 0 })}\`\`\`\n\n`;
};

const page = (name: SchemaName): string => {
  const schema = JSON.parse(readFileSync(`schemas/${name}.v1.json`, 'utf8')) as Schema;
  return `# ${(schema.title ?? name).replace(/^scaling-guard /, '').replace(/^./, (letter) => letter.toUpperCase())}

${schema.description ?? ''}

${about[name]}

${exampleOf(name, schema)}\`scaling-guard schema ${name}\` prints the schema, ${'`'}schemas/${name}.v1.json\`, for editors and programs. Keys that it does not name are an error.

${sectionsOf(schema).join('\n\n')}

<!-- Written by scripts/docs/docs.ts from the schema. -->
`;
};

/** A page for each published schema: every key with its type, default, meaning and an example. */
export const schemaPages = (): readonly (readonly [string, string])[] =>
  schemaNames.map((name) => [`docs/reference/${name}.md`, page(name)]);
