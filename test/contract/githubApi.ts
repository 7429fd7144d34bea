import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

/** A schema inside the trimmed description. */
type Schema = Readonly<Record<string, unknown>>;

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly responses: Readonly<Record<string, Response>>;
}

interface Parameter {
  readonly $ref?: string;
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required?: boolean;
  readonly schema: Schema;
}

interface Response {
  readonly $ref?: string;
  readonly content?: Readonly<Record<string, { readonly schema: Schema }>>;
}

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** One exchange, as the server saw it. Bodies are parsed JSON, undefined where there is none. */
export interface Exchange {
  readonly method: string;
  readonly url: URL;
  readonly requestBody: unknown;
  readonly status: number;
  readonly responseBody: unknown;
}

const description = JSON.parse(
  readFileSync(new URL('githubApi.json', import.meta.url), 'utf8'),
) as Description;

const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false, coerceTypes: false });
ajv.addSchema({ ...description, $id: 'github' });

const compiled = new Map<Schema, ValidateFunction>();
const validatorOf = (schema: Schema): ValidateFunction => {
  const known = compiled.get(schema);
  if (known) return known;
  // References in the description start at its own root.
  const absolute = JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"github#/')) as Schema;
  const made = ajv.compile(absolute);
  compiled.set(schema, made);
  return made;
};

const resolve = <T extends { readonly $ref?: string }>(item: T): T => {
  if (item.$ref === undefined) return item;
  const [, , kind = '', name = ''] = item.$ref.split('/');
  return description.components[kind]?.[name] as T;
};

/** What the description leaves out, though GitHub answers so everywhere: a refused token, limits, and its own failures. */
const everywhere = new Set([401, 403, 404, 409, 410, 422, 429, 500, 502, 503, 504]);

const found = (
  method: string,
  path: string,
): { operation: Operation; pathParameters: Map<string, string> } | null => {
  for (const [template, operations] of Object.entries(description.paths)) {
    const names: string[] = [];
    const pattern = template.replace(/\{(\w+)\}/g, (_, name: string) => {
      names.push(name);
      return '([^/]+)';
    });
    const match = new RegExp(`^${pattern}$`).exec(path);
    const operation = operations[method.toLowerCase()];
    if (match && operation) {
      return {
        operation,
        pathParameters: new Map(names.map((name, index) => [name, match[index + 1] ?? ''])),
      };
    }
  }
  return null;
};

/** A parameter's text as the value that its schema speaks of. */
const typed = (text: string, { type }: Schema): unknown =>
  type === 'integer' && /^-?\d+$/.test(text) ? Number(text) : text;

const complaints = (what: string, schema: Schema, value: unknown): readonly string[] => {
  const validate = validatorOf(schema);
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${what}${instancePath} ${message}`);
};

/** Where an exchange departs from GitHub's own description of its API; none where it keeps to it. */
export const violationsOf = ({
  method,
  url,
  requestBody,
  status,
  responseBody,
}: Exchange): readonly string[] => {
  const place = `${method} ${url.pathname}`;
  const match = found(method, url.pathname);
  if (match === null) return [`${place}: no such operation in the trimmed description`];
  const { operation, pathParameters } = match;

  const parameters = (operation.parameters ?? []).map(resolve);
  const known = new Set(parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name));
  const unknown = [...url.searchParams.keys()]
    .filter((name) => !known.has(name))
    .map((name) => `query parameter ${name} is unknown`);
  const wrong = parameters.flatMap((parameter) => {
    const text =
      parameter.in === 'path' ? pathParameters.get(parameter.name) : url.searchParams.get(parameter.name);
    if (text === undefined || text === null)
      return parameter.required ? [`${parameter.name} is missing`] : [];
    return complaints(parameter.name, parameter.schema, typed(text, parameter.schema));
  });

  const requestSchema = operation.requestBody?.content['application/json']?.schema;
  const request = requestSchema
    ? complaints('request', requestSchema, requestBody)
    : requestBody === undefined
      ? []
      : ['request has a body'];

  const described = operation.responses[String(status)];
  const responseSchema = described && resolve(described).content?.['application/json']?.schema;
  const response = responseSchema
    ? complaints('response', responseSchema, responseBody)
    : described || everywhere.has(status)
      ? []
      : [`status ${status} is not described`];

  return [...unknown, ...wrong, ...request, ...response].map((complaint) => `${place}: ${complaint}`);
};
