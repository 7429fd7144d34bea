import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { defaultConfiguration } from '../../../src/core/configuration/defaultConfiguration.ts';
import { hardLimits } from '../../../src/core/configuration/readingBounds.ts';
import { validators } from '../../../src/core/validation/generated/validators.ts';
import { artifactSchemaNames, schemaNames } from '../../../src/core/validation/schemaName.ts';

interface Schema {
  readonly [keyword: string]: unknown;
}

const published = (name: string): Schema =>
  JSON.parse(readFileSync(`schemas/${name}.v1.json`, 'utf8')) as Schema;

type ArtifactSchemaName = (typeof artifactSchemaNames)[number];

const isArtifact = (name: string): name is ArtifactSchemaName =>
  artifactSchemaNames.some((one) => one === name);

/** A schema inside a schema: the path to what it describes, and the JSON pointer to itself. */
type Inner = readonly [path: string, schema: Schema, pointer: string];

/** Every schema inside a schema. */
const within = (schema: Schema, path = '', pointer = ''): readonly Inner[] => {
  const inner = (value: unknown, at: string, keywords: string): readonly Inner[] =>
    typeof value === 'object' && value !== null ? within(value as Schema, at, `${pointer}/${keywords}`) : [];
  const named = (keyword: string) =>
    Object.entries((schema[keyword] ?? {}) as Schema).flatMap(([key, value]) =>
      inner(
        value,
        `${path}/${key}`,
        `${keyword}/${encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'))}`,
      ),
    );
  return [
    [path, schema, pointer],
    ...['properties', 'patternProperties', '$defs'].flatMap(named),
    ...inner(schema.items, `${path}/[]`, 'items'),
    ...inner(schema.additionalProperties, `${path}/*`, 'additionalProperties'),
  ];
};

describe.each([...schemaNames, ...artifactSchemaNames])('the schema of %s', (name) => {
  const schema = published(isArtifact(name) ? `artifacts/${name}` : name);

  it('is a strict schema of draft 2020-12, and its own examples fit it', () => {
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    const check = new Ajv2020({ allowUnionTypes: true }).compile(schema);
    for (const example of (schema.examples ?? []) as unknown[]) {
      check(example);
      expect(check.errors).toBeNull();
    }
  });

  it('describes every key, and shows an example of every value', () => {
    for (const [path, one] of within(schema)) {
      if (one.$ref !== undefined) continue;
      expect(one.description, `${name}${path}`).toMatch(/\.$/);
      const isScalar = [one.type]
        .flat()
        .some((type) => ['number', 'integer', 'string', 'boolean'].includes(String(type)));
      const isInList = /\[\]$/.test(path);
      if (isScalar && !isInList) expect(one.examples, `${name}${path}`).toBeDefined();
    }
  });

  it('has examples that fit the value they stand beside', () => {
    const ajv = new Ajv2020({ allowUnionTypes: true }).addSchema(schema);
    for (const [path, one, pointer] of within(schema)) {
      const examples = (one.examples ?? []) as unknown[];
      const check = examples.length === 0 ? undefined : ajv.getSchema(`${schema.$id}#${pointer}`);
      for (const example of examples) {
        expect(check?.(example), `${name}${path}: ${JSON.stringify(example)}`).toBe(true);
      }
    }
  });

  it(`takes ${isArtifact(name) ? 'any' : 'no'} key that it does not name`, () => {
    const expected = isArtifact(name) ? undefined : false;
    for (const [path, one] of within(schema)) {
      if (one.properties !== undefined) expect(one.additionalProperties, `${name}${path}`).toBe(expected);
    }
  });

  it('is the one that the validators were compiled from', () => {
    for (const example of (schema.examples ?? []) as unknown[]) expect(validators[name](example)).toBe(true);
    expect(validators[name]([])).toBe(false);
  });
});

describe('the defaults that the schema of a config states', () => {
  const defaultAt = (path: string): unknown =>
    within(published('config')).find(([at]) => at === path)?.[1].default;
  const { axis, checkpoints, factors, plans, gate, limits } = defaultConfiguration();

  it.each([
    ['/scale/axis', axis],
    ['/checkpoints', checkpoints],
    ['/factors', factors],
    ['/plans', plans],
    ...Object.entries(gate).map(([key, value]) => [`/gate/${key}`, value]),
    ...Object.entries(limits).map(([key, value]) => [`/limits/${key}`, value]),
  ])('are those of a config that leaves them out: %s', (path, value) => {
    expect(defaultAt(String(path))).toEqual(value);
  });
});

describe('the compiled validators', () => {
  it('lift no limit past the hard ones', () => {
    const config = (limits: object) => ({ version: 1, limits });
    expect(validators.config(config(hardLimits))).toBe(true);
    for (const key of ['bytes', 'depth', 'files'] as const) {
      expect(validators.config(config({ [key]: hardLimits[key] + 1 }))).toBe(false);
    }
  });
});
