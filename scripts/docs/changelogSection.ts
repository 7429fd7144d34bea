/**
 * The text below the heading of a version in a changelog of the form Keep a Changelog, without the heading.
 *
 * @param version with or without its `v`
 * @throws where there is no such heading, or nothing below it: a release without notes is a mistake
 */
export const changelogSection = (changelog: string, version: string): string => {
  const wanted = version.replace(/^v/, '');
  const sections = changelog.split(/^## /m).slice(1);
  const section = sections.find((one) => (/^\[?v?([^\s\]]+)/.exec(one)?.[1] ?? '') === wanted);
  const text = section?.slice(section.indexOf('\n') + 1).trim() ?? '';
  if (section === undefined) throw new Error(`CHANGELOG.md has no section "## ${wanted}".`);
  if (text === '') throw new Error(`The section "## ${wanted}" of CHANGELOG.md is empty.`);
  return `${text}\n`;
};
