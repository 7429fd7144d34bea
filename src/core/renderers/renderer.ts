import type { Report } from '../report/report.ts';

/** Browser code of the HTML report, as it is bundled from `src/page`. */
export interface PageCode {
  /** A script without modules; `</script` does not occur in it. */
  readonly script: string;
  /** SHA-256 of the script in base64: the page runs this script and no other. */
  readonly scriptHash: string;
  readonly style: string;
}

/** What the place of output can do. */
export interface RenderOptions {
  /** Columns of the terminal, at least 40; ignored by renderers whose output wraps by itself. */
  readonly width: number;
  readonly colour: boolean;
  /**
   * For text: how claims are told. In brief where absent: the stopped ones in a few lines each. `full` has all that is known of each, the
   * waiver to paste among it; a list of `PLAN/CLAIM` shows these in full and nothing else.
   */
  readonly claims?: 'brief' | 'full' | readonly string[];
  /** For text: whether a reader can run the command again with another flag; in the log of a job they cannot. True where absent. */
  readonly interactive?: boolean;
  /** For the HTML report, which throws without it. Only that one asks, so that no other waits for the file. */
  readonly pageCode?: () => PageCode;
  /**
   * For SARIF: the name of the one of several instances in a repository, and what comes before its paths, seen from the root: `teams/vision/`
   * or ''.
   */
  readonly instance?: { readonly name: string; readonly folder: string };
  /** For links to the pages of the rules: what comes before `SG101.md`. None without. */
  readonly rulePages?: string | null;
}

/** One face of the report: one file that exports one of these, and one line in the registry. */
export interface Renderer {
  /** The name that `--format` takes. */
  readonly name: string;
  /** Pure: equal reports and options give equal bytes. Escapes untrusted names for its own sink. */
  render(report: Report, options: RenderOptions): string;
  /** The same in pieces, for what grows with the evidence: beyond 512 MB the whole is longer than a string can be. */
  readonly pieces?: (report: Report, options: RenderOptions) => Iterable<string>;
}
