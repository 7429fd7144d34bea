import { integrityRules } from './integrity/checks/index.ts';
import { policyRules } from './policy/rules/index.ts';
import { type RuleDescription, readingRules } from './problems/readingRules.ts';

/** Every rule by id: what `explain`, the docs and the renderers say of it. Sorted by id. */
export const ruleCatalogue: ReadonlyMap<string, RuleDescription> = new Map(
  [
    ...Object.entries<RuleDescription>(readingRules),
    ...integrityRules.map((rule): [string, RuleDescription] => [rule.id, rule]),
    ...policyRules.map((rule): [string, RuleDescription] => [rule.id, rule]),
  ].sort(([a], [b]) => (a < b ? -1 : 1)),
);
