import type { Report } from '../../core/report/report.ts';
import { messageOf } from '../messageOf.ts';
import type { ActionEnvironment, Instance, KeptReport } from './actionEnvironment.ts';
import { ownWords } from './ownWords.ts';

const keptReport = (environment: ActionEnvironment, report: Report, instance: Instance): KeptReport => {
  try {
    return environment.keepReport(report, instance);
  } catch (error) {
    return { json: null, html: null, sarif: null, failures: [error] };
  }
};

const stands = 'The verdict stands: the exit status and this log have it.';

/**
 * The environment in which nothing that only shows the result can fail: what cannot be written (a full disk, a folder that may not
 * be written to, a file of the runner that is not there) is a warning, told once for each kind, and the check goes on.
 */
export const unfailingEnvironment = (environment: ActionEnvironment): ActionEnvironment => {
  const told = new Set<string>();
  const warn = (what: string, error: unknown): void => {
    if (told.has(what)) return;
    told.add(what);
    environment.annotate(ownWords('warning', `${what} could not be written: ${messageOf(error)}. ${stands}`));
  };
  return {
    ...environment,
    output(name, value) {
      try {
        environment.output(name, value);
      } catch (error) {
        warn('The outputs of this step', error);
      }
    },
    summarise(markdown) {
      try {
        return environment.summarise(markdown);
      } catch (error) {
        warn('The job summary', error);
        return 'failed';
      }
    },
    keepReport(report, instance) {
      const kept = keptReport(environment, report, instance);
      for (const error of kept.failures) warn('The report', error);
      return kept;
    },
  };
};
