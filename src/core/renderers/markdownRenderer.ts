import type { Renderer } from './renderer.ts';
import { renderSummary } from './renderSummary.ts';

/** The page of the job summary, whole. */
export const markdownRenderer: Renderer = {
  name: 'markdown',
  render: (report) => renderSummary(report, { limitBytes: Number.POSITIVE_INFINITY }),
};
