import type { EvidenceSource } from '../configuration/configuration.ts';

/**
 * The evidence of a check whose config names none: whatever lies under the folder. Hidden files, installed packages and
 * the settings of common tools are no eval results, and are not looked at.
 */
export const walkedEvidence: EvidenceSource = {
  files: ['**/*.json', '**/*.jsonl', '**/*.csv'],
  ignore: [
    '**/.*',
    '**/.*/**',
    '**/node_modules/**',
    '**/{package,package-lock,jsconfig,composer,deno,biome,renovate}.json',
    '**/tsconfig*.json',
  ],
  duplicates: 'error',
  format: null,
};
