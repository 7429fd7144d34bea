/** The published schemas; `schemas/<name>.v1.json` holds each. */
export const schemaNames = [
  'config',
  'eval-result',
  'lock',
  'plan',
  'record',
  'report',
  'runs',
  'tasks',
  'tidy',
  'waivers',
] as const;

export type SchemaName = (typeof schemaNames)[number];

/**
 * What is read of other people's artifacts; `schemas/artifacts/<name>.v1.json` holds each. They are open, since the writers
 * add keys with every version, and no reader needs to know all of them.
 */
export const artifactSchemaNames = ['every-eval-ever', 'helm-run-spec', 'inspect-log'] as const;

export type ArtifactSchemaName = (typeof artifactSchemaNames)[number];
