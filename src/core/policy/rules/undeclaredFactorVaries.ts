import { byCodeUnits } from '../../collections/byCodeUnits.ts';
import { countOf } from '../../text/formatCount.ts';
import type { SuiteRule } from '../taskRule.ts';

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
      return `${factor} varies inside the curves of ${more}, and is not declared under factors`;
    });
  },
};
