/** The published schemas; `schemas/<name>.v1.json` holds each. */
export const schemaNames = [
  'config',
  'eval-result',
  'lock',
  'plan',
  'report',
  'runs',
  'tasks',
  'tidy',
  'waivers',
] as const;

export type SchemaName = (typeof schemaNames)[number];
