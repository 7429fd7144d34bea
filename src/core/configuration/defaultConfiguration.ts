import type { Configuration, EvidenceSource } from './configuration.ts';
import { defaultLimits } from './readingBounds.ts';

/**
 * Where evidence is looked for when nobody says where it is. Installed packages, hidden files and what
 * hidden folders hold are no evidence.
 */
export const anyEvidence: EvidenceSource = {
  files: ['**/*.json', '**/*.jsonl', '**/*.csv', '**/*.eval'],
  ignore: ['**/node_modules/**', '**/.*/**', '**/.*'],
  duplicates: 'newest',
  format: null,
};

/** Default of `gate.resolution`: an interval wider than a twentieth of the range would pass claims that say nothing. */
const RESOLUTION = 0.05;

/** What a check without a config does: every evidence file below the root, trends alone. */
export const defaultConfiguration = (): Configuration => ({
  file: null,
  base: '',
  evidence: [anyEvidence],
  training: [],
  runs: null,
  tasks: null,
  axis: 'auto',
  flopsPerParameterToken: null,
  checkpoints: 'last',
  factors: [],
  plans: [],
  gate: { mode: 'enforce', resolution: RESOLUTION, trend: 'warn', shift: 'warn' },
  limits: defaultLimits,
});
