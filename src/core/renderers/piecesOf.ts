import type { Report } from '../report/report.ts';
import type { Renderer, RenderOptions } from './renderer.ts';

/** What a renderer says, in the pieces that it is to be written in. */
export const piecesOf = (renderer: Renderer, report: Report, options: RenderOptions): Iterable<string> =>
  renderer.pieces?.(report, options) ?? [renderer.render(report, options)];
