import { quoteText } from '../../documents/quoteText.ts';
import type { RunFacts } from '../../records/scoreRecord.ts';
import { formatScale } from '../../text/formatScale.ts';
import type { IntegrityFinding, IntegrityRule } from '../integrityRule.ts';
import { integrityLimits } from '../limits.ts';
import { sizesInName } from '../sizesInName.ts';

const isNear = (a: number, b: number): boolean =>
  a / b < integrityLimits.sizeFactor && b / a < integrityLimits.sizeFactor;

const judge = (run: RunFacts): readonly IntegrityFinding[] => {
  const { id, aliases, params, tokens, source } = run;
  if (params === null) return [];
  const sizes = [id, ...aliases].flatMap(sizesInName);
  const [size] = sizes;
  // A name may speak of tokens as well, or of nothing else.
  if (size === undefined || sizes.some((one) => isNear(one, params))) return [];
  if (tokens !== null && sizes.some((one) => isNear(one, tokens))) return [];
  const message = `Run ${quoteText(id)} has ${formatScale('params', params)}, and its name speaks of ${formatScale('params', size)}, ${(Math.max(size, params) / Math.min(size, params)).toPrecision(2)} times as ${size > params ? 'many' : 'few'}; see whether a power of ten was lost.`;
  return [{ source, message, distrusted: [] }];
};

export const paramsContradictName: IntegrityRule = {
  id: 'SG211',
  severity: 'warning',
  title: "A run's parameters are not those that its name speaks of",
  meaning:
    'What is counted changes the parameters of one model up to 2.5 times: total, active, without embeddings. A larger difference from the ' +
    'size in the name is a lost power of ten, or the facts of another run.',
  nextStep: 'Correct `params` in the runs manifest.',
  find: ({ runs }) => [...runs.values()].flatMap(judge),
};
