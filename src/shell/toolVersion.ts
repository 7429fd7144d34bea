/** Set by the bundler from package.json; sources that run unbundled have no version of their own. */
declare const SCALING_GUARD_VERSION: string | undefined;

export const toolVersion: string =
  typeof SCALING_GUARD_VERSION === 'undefined' ? '0.0.0-development' : SCALING_GUARD_VERSION;
