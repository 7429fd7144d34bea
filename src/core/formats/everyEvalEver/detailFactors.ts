import type { Origin } from '../../records/origin.ts';
import { originAt } from '../../records/origins.ts';

/** Details of a model that are factors: leaderboards of agents score one model under several of them. */
const FACTORS: readonly string[] = ['agent_scaffold', 'inference_effort'];

export const isDetailFactor = (key: string): boolean => FACTORS.includes(key);

/** The factor levels among the details of a model, with their places. */
export const detailFactors = (
  details: Readonly<Record<string, unknown>> | null | undefined,
): { readonly levels: Readonly<Record<string, string>>; readonly origins: readonly Origin[] } => {
  const stated = FACTORS.flatMap((key) => {
    const level =
      details !== null && details !== undefined && Object.hasOwn(details, key) ? details[key] : null;
    const text = typeof level === 'number' ? String(level) : typeof level === 'string' ? level.trim() : '';
    return text === '' ? [] : [[key, text] as const];
  });
  return {
    levels: Object.fromEntries(stated),
    origins: stated.map(([key]) =>
      originAt(`factor:${key}`, 'reported', `/model_info/additional_details/${key}`),
    ),
  };
};
