/** Where this project is published: what drafts refer to. */
const repository = 'scaling-guard/scaling-guard';

/** The release that drafts are made for; moves with each compatible one. */
const release = 'v1';

/** The first line of a YAML file whose schema this project publishes: editors read it. */
export const schemaLine = (schema: string): string =>
  `# yaml-language-server: $schema=https://raw.githubusercontent.com/${repository}/${release}/schemas/${schema}.v1.json`;
