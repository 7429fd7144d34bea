import type { Report } from '../../core/report/report.ts';
import type { CheckAnnotation } from './publishCheckRun.ts';
import { allAnnotations } from './reportAnnotations.ts';

const levels = { error: 'failure', warning: 'warning', notice: 'notice' } as const;

/** GitHub cuts a title at 255 characters. */
const longestTitle = 250;

/** The findings and problems of a report that have a file, as annotations of a check run, the worst first. */
export const checkAnnotations = (report: Report, folder: string | null): readonly CheckAnnotation[] =>
  allAnnotations(report, folder).flatMap(({ severity, title, message, file, line }) =>
    file === null
      ? []
      : [
          {
            path: file,
            start_line: line ?? 1,
            end_line: line ?? 1,
            annotation_level: levels[severity],
            title: title.slice(0, longestTitle),
            message,
          },
        ],
  );
