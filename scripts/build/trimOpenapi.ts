/**
 * Rewrites `test/contract/githubApi.json`: GitHub's own OpenAPI description, cut down to the operations that the action
 * uses. Run by hand when an operation is added, with the package unpacked somewhere outside of the repository, since it
 * is 385 MB on disk:
 *
 *     npm pack @octokit/openapi@23.0.2 && tar xzf octokit-openapi-23.0.2.tgz package/generated/api.github.com.json
 *     npx tsx scripts/build/trimOpenapi.ts package/generated/api.github.com.json && npx biome check --write test/contract
 */
import { readFileSync, writeFileSync } from 'node:fs';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type JsonObject = { readonly [key: string]: Json };

/** The operations in use. */
const operations: readonly (readonly [method: string, path: string])[] = [
  ['get', '/repos/{owner}/{repo}/issues/{issue_number}/comments'],
  ['post', '/repos/{owner}/{repo}/issues/{issue_number}/comments'],
  ['patch', '/repos/{owner}/{repo}/issues/comments/{comment_id}'],
  ['get', '/repos/{owner}/{repo}/pulls/{pull_number}'],
  ['get', '/repos/{owner}/{repo}/pulls'],
  ['get', '/repos/{owner}/{repo}/git/ref/{ref}'],
  ['get', '/repos/{owner}/{repo}/git/commits/{commit_sha}'],
  ['get', '/repos/{owner}/{repo}/git/trees/{tree_sha}'],
  ['get', '/repos/{owner}/{repo}/git/blobs/{file_sha}'],
  ['get', '/repos/{owner}/{repo}/compare/{basehead}'],
  ['get', '/repos/{owner}/{repo}/commits/{ref}/check-runs'],
  ['post', '/repos/{owner}/{repo}/check-runs'],
  ['patch', '/repos/{owner}/{repo}/check-runs/{check_run_id}'],
  ['get', '/repos/{owner}/{repo}/actions/runs/{run_id}/artifacts'],
  ['get', '/repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}'],
];

/** Words for people, which weigh more than the schemas themselves. */
const prose = new Set([
  'description',
  'example',
  'examples',
  'externalDocs',
  'x-github',
  'x-octokit',
  'summary',
  'tags',
]);

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** OpenAPI 3.0 says `nullable: true` where JSON Schema says `type: [.., 'null']`. */
const withNull = (schema: JsonObject): JsonObject => {
  if (schema.nullable !== true) return schema;
  const { nullable: _, type, enum: values, ...rest } = schema;
  if (typeof type !== 'string')
    return { anyOf: [{ ...rest, ...(values ? { enum: values } : {}) }, { type: 'null' }] };
  return { ...rest, type: [type, 'null'], ...(Array.isArray(values) ? { enum: [...values, null] } : {}) };
};

/** `naming` is true where the keys are names that somebody chose, such as properties, and not keywords. */
const trim = (value: Json, naming: boolean): Json => {
  if (Array.isArray(value)) return value.map((item) => trim(item, false));
  if (!isObject(value)) return value;
  const kept = Object.entries(value)
    .filter(([key]) => naming || !prose.has(key))
    .map(([key, inner]) => [key, trim(inner, !naming && (key === 'properties' || key === 'responses'))]);
  const trimmed = Object.fromEntries(kept) as JsonObject;
  return naming ? trimmed : withNull(trimmed);
};

const referencesIn = (value: Json): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (!isObject(value)) return [];
  const own = typeof value.$ref === 'string' ? [value.$ref] : [];
  return [...own, ...Object.values(value).flatMap(referencesIn)];
};

const child = (value: Json | undefined, key: string): Json | undefined =>
  isObject(value) ? value[key] : undefined;

const [source] = process.argv.slice(2);
if (source === undefined) throw new Error('usage: tsx scripts/build/trimOpenapi.ts <api.github.com.json>');
const whole = JSON.parse(readFileSync(source, 'utf8')) as JsonObject;

const paths: Record<string, Record<string, Json>> = {};
for (const [method, path] of operations) {
  const operation = child(child(whole.paths, path), method);
  if (operation === undefined) throw new Error(`${method} ${path} is not in the description`);
  paths[path] = { ...paths[path], [method]: trim(operation, false) };
}

/** `#/components/<kind>/<name>`, with all that they lead to. */
const components: Record<string, Record<string, Json>> = {};
const pending = [...referencesIn(paths)];
for (const reference of pending) {
  const [, , kind = '', name = ''] = reference.split('/');
  if (components[kind]?.[name] !== undefined) continue;
  const component = child(child(whole.components, kind), name);
  if (component === undefined) throw new Error(`${reference} is not in the description`);
  const trimmed = trim(component, false);
  components[kind] = { ...components[kind], [name]: trimmed };
  pending.push(...referencesIn(trimmed));
}

const byName = <T>(record: Record<string, T>): Record<string, T> =>
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));

const trimmed = {
  source: '@octokit/openapi 23.0.2, api.github.com, cut by scripts/build/trimOpenapi.ts',
  paths,
  components: byName(
    Object.fromEntries(Object.entries(components).map(([kind, named]) => [kind, byName(named)])),
  ),
};
writeFileSync('test/contract/githubApi.json', `${JSON.stringify(trimmed, null, 2)}\n`);
