import { withoutOrigins } from './origins.ts';
import type { RunFacts } from './scoreRecord.ts';

/** The same facts without some of them, named `params`, `tokens`, `flops`, `loss:<corpus>` and `factor:<name>`. */
export const withoutFacts = (facts: RunFacts, left: ReadonlySet<string>): RunFacts => ({
  ...facts,
  origins: withoutOrigins(facts.origins, (field) => left.has(field)),
  params: left.has('params') ? null : facts.params,
  tokens: left.has('tokens') ? null : facts.tokens,
  flops: left.has('flops') ? null : facts.flops,
  losses: Object.fromEntries(Object.entries(facts.losses).filter(([corpus]) => !left.has(`loss:${corpus}`))),
  factors: Object.fromEntries(
    Object.entries(facts.factors).filter(([factor]) => !left.has(`factor:${factor}`)),
  ),
});
