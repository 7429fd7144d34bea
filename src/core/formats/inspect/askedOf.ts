import { member } from '../../documents/member.ts';
import type { TaskExtent } from '../common/tellLimit.ts';

const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null);

const datasetOf = (root: unknown): number | null =>
  numberOf(member(member(member(root, 'eval'), 'dataset'), 'samples'));

/** The items of a log: those that were asked, each once, and those of its dataset. */
export const askedOf = (root: unknown): TaskExtent => {
  const total = numberOf(member(member(root, 'results'), 'total_samples'));
  const epochs = numberOf(member(member(member(root, 'eval'), 'config'), 'epochs')) ?? 1;
  return { asked: total === null ? null : total / epochs, whole: datasetOf(root) };
};

/**
 * The limit of a log. A range `[0, last]` that ends at or beyond the dataset is the limit `last`; any other range stays as written, since it
 * cuts.
 */
export const limitOf = (root: unknown): unknown => {
  const limit = member(member(member(root, 'eval'), 'config'), 'limit');
  const [first, last] = Array.isArray(limit) ? (limit as readonly unknown[]) : [];
  const whole = datasetOf(root);
  return first === 0 && typeof last === 'number' && whole !== null && last >= whole ? last : limit;
};
