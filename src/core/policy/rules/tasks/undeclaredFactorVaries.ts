import { byCodeUnits } from '../../../collections/byCodeUnits.ts';
import { countOf } from '../../../text/formatCount.ts';
import type { SuiteRule } from '../../rule.ts';
import type { TaskSubject } from '../../taskSubject.ts';

/** Keys of a configuration that are told with their values, and those that are named after them. */
const KEYS_TOLD = 3;
const KEYS_NAMED = 5;

/** ` (fewshot_split: train against validation in 3 of 8 runs; also limit)`: in what configurations differ, by the first task. */
const inWhat = (touched: readonly TaskSubject[]): string => {
  const [first, ...others] = touched.map(({ configurationDifferences = [] }) => configurationDifferences);
  if (first === undefined || first.length === 0) return '';
  const told = first.slice(0, KEYS_TOLD);
  const known = new Set(told.map(({ key }) => key));
  const left = [...new Set([first, ...others].flat().map(({ key }) => key))].filter((key) => !known.has(key));
  const names = left.sort(byCodeUnits).slice(0, KEYS_NAMED).join(', ');
  const more = left.length > KEYS_NAMED ? ` and ${left.length - KEYS_NAMED} more` : '';
  const also = left.length === 0 ? '' : `; also ${names}${more}`;
  return ` (${told.map(({ text }) => text).join('; ')}${also})`;
};

export const undeclaredFactorVaries: SuiteRule = {
  id: 'SG305',
  about: 'suite',
  severity: 'warning',
  title: 'A factor that the config does not declare varies inside a curve',
  meaning:
    'Runs of different configurations stand on one curve, so a change of configuration can pass for a change of scale.',
  nextStep: 'Declare the factor under `factors`, or keep one level of it in the evidence.',
  evaluate(subjects) {
    const factors = [...new Set(subjects.flatMap(({ undeclaredFactors }) => undeclaredFactors))].sort(
      byCodeUnits,
    );
    return factors.map((factor) => {
      const touched = subjects.filter(({ undeclaredFactors }) => undeclaredFactors.includes(factor));
      const example = touched[0]?.task ?? '';
      const more =
        touched.length === 1 ? example : `${countOf(touched.length, 'task')}, ${example} the first`;
      const detail = factor === 'configuration' ? inWhat(touched) : '';
      return `${factor} varies inside the curves of ${more}${detail}, and is not declared under factors`;
    });
  },
};
