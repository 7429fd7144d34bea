/** Where the waivers of a config stand: `scaling-guard-waivers.yml` in the config's own folder. No other path is read. */
export const waiversPath = (config: string): string => {
  const folder = config.slice(0, config.lastIndexOf('/') + 1);
  return `${folder}scaling-guard-waivers.yml`;
};
