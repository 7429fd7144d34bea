import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Report } from '../src/core/report/report.ts';

/** The part of JSON Schema that `schemas/report.v1.json` is written in. */
interface SchemaNode {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: SchemaNode;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | SchemaNode;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, SchemaNode>>;
}

const schema: SchemaNode = JSON.parse(
  readFileSync(new URL('../schemas/report.v1.json', import.meta.url), 'utf8'),
);

/** Lists that the schema does not bound: long enough to be cut, and of points long enough to be plotted. */
const mostItems = 14;

const numberOf = ({
  minimum,
  maximum,
  exclusiveMinimum,
  exclusiveMaximum,
}: SchemaNode): fc.Arbitrary<number> => {
  const least = minimum ?? exclusiveMinimum;
  const most = maximum ?? exclusiveMaximum;
  const usual = fc.double({
    min: least ?? -10,
    max: most ?? Math.max(10, (least ?? 0) + 10),
    minExcluded: exclusiveMinimum !== undefined,
    maxExcluded: exclusiveMaximum !== undefined,
    noNaN: true,
  });
  return most === undefined
    ? fc.oneof(
        { weight: 9, arbitrary: usual },
        { weight: 1, arbitrary: fc.constantFrom(1e-300, 7e11, 1e300) },
      )
    : usual;
};

const anyOf = (node: SchemaNode, text: fc.Arbitrary<string>): fc.Arbitrary<unknown> => {
  if (node.$ref !== undefined) {
    const target = schema.$defs?.[node.$ref.replace('#/$defs/', '')];
    if (target === undefined) throw new Error(`The schema has no ${node.$ref}`);
    return anyOf(target, text);
  }
  if ('const' in node) return fc.constant(node.const);
  if (node.enum !== undefined) return fc.constantFrom(...node.enum);
  if (Array.isArray(node.type)) {
    return fc.oneof(...node.type.map((type: string) => anyOf({ ...node, type }, text)));
  }
  switch (node.type) {
    case 'null':
      return fc.constant(null);
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.integer({ min: node.minimum ?? 0, max: node.maximum ?? 100_000 });
    case 'number':
      return numberOf(node);
    case 'string':
      return node.pattern === undefined ? text : fc.constant('2026-11-22');
    case 'array':
      return fc.array(anyOf(node.items ?? {}, text), {
        minLength: node.minItems ?? 0,
        maxLength: node.maxItems ?? mostItems,
      });
    case 'object':
      return objectOf(node, text);
    default:
      throw new Error(`The schema has a type that this cannot make: ${JSON.stringify(node.type)}`);
  }
};

const objectOf = (node: SchemaNode, text: fc.Arbitrary<string>): fc.Arbitrary<unknown> => {
  const properties = Object.entries(node.properties ?? {});
  if (properties.length === 0 && typeof node.additionalProperties === 'object') {
    return fc.dictionary(text, anyOf(node.additionalProperties, text), { maxKeys: 3 });
  }
  return fc.record(Object.fromEntries(properties.map(([key, property]) => [key, anyOf(property, text)])), {
    requiredKeys: [...(node.required ?? [])],
  });
};

/**
 * Any report that the published schema allows, with every text and every key that is somebody's own name drawn from `text`. Drawn from
 * few texts, claims, curves and findings meet by their names as those of a real report do.
 */
export const reportArbitrary = (text: fc.Arbitrary<string>): fc.Arbitrary<Report> =>
  anyOf(schema, text) as fc.Arbitrary<Report>;
