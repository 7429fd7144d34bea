import type { SchemaName } from '../validation/schemaName.ts';
import type { Release } from './release.ts';

/** Where a schema stands in the project, from the root of the check, as long as no release has it at an address. */
export const localSchema = (schema: SchemaName): string => `.github/scaling-guard-schemas/${schema}.v1.json`;

/**
 * The first line of a YAML file, by which editors find its schema: at the commit of the release, or as a file of the project, by a path
 * from the YAML file.
 *
 * @param path of the YAML file, from the root of the check
 */
export const schemaLine = (schema: SchemaName, path: string, release: Release | null): string => {
  const up = '../'.repeat(path.split('/').length - 1);
  const address =
    release === null
      ? `${up === '' ? './' : up}${localSchema(schema)}`
      : `https://raw.githubusercontent.com/${release.repository}/${release.sha}/schemas/${schema}.v1.json`;
  return `# yaml-language-server: $schema=${address}`;
};
