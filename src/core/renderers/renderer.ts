import type { Report } from '../report/report.ts';

/** What the place of output can do. */
export interface RenderOptions {
  /** Columns of the terminal, at least 40; ignored by renderers whose output wraps by itself. */
  readonly width: number;
  readonly colour: boolean;
}

/** One face of the report: one file that exports one of these, and one line in the registry. */
export interface Renderer {
  /** The name that `--format` takes. */
  readonly name: string;
  /** Pure: equal reports and options give equal bytes. Escapes untrusted names for its own sink. */
  render(report: Report, options: RenderOptions): string;
}
