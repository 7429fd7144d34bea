import type { Report } from '../report/report.ts';
import { disarmWorkflowCommands } from '../text/disarmWorkflowCommands.ts';
import { escapeHtml } from '../text/escapeHtml.ts';
import type { Renderer, RenderOptions } from './renderer.ts';
import { decisionWords } from './sections/decisionWords.ts';
import { jsonPieces } from './sections/jsonPieces.ts';
import { nextSteps } from './sections/nextSteps.ts';

/**
 * The report as JSON that no HTML parser and no script can take for anything else: `<` cannot open a tag or end the element,
 * the line separators of Unicode cannot end a line, and `##[` is no command to a runner that prints the page.
 */
function* embeddedJson(report: Report): Generator<string> {
  for (const piece of jsonPieces(report, null, 0))
    yield piece.replace(
      /[<>&\u2028\u2029]|(?<=##)\[/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
}

/** Nothing is fetched, and no script runs but the page's own, whatever a name in the data tries. */
const policy = (scriptHash: string): string =>
  `default-src 'none'; script-src 'sha256-${scriptHash}'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'`;

/** What stands there until the script has run, and instead of it where scripts are off. */
const withoutScript = (report: Report): string => {
  const steps = nextSteps(report).map((step) => `<li>${escapeHtml(step)}</li>`);
  return [
    `<main><h1><span class="badge ${report.decision}">${decisionWords[report.decision].symbol} ${report.decision}</span> ${escapeHtml(report.headline)}</h1>`,
    ...(steps.length === 0 ? [] : [`<ol>${steps.join('')}</ol>`]),
    '<noscript><p>The tables and plots need scripts. The JSON report has all numbers.</p></noscript></main>',
  ].join('\n');
};

/**
 * The report as one page for a browser: no network, dark and light, with a plot a task. The page holds the report itself as
 * JSON and the code of `src/page`, which shows it.
 */
export const htmlRenderer: Renderer = {
  name: 'html',
  render: (report, options) => [...pieces(report, options)].join(''),
  pieces,
};

function* pieces(report: Report, { pageCode }: RenderOptions): Generator<string> {
  if (pageCode === undefined) throw new Error('the HTML report needs its browser code');
  const { script, scriptHash, style } = pageCode();
  const head = [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy(scriptHash))}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<link rel="icon" href="data:,">',
    `<title>${report.decision}: scaling-guard</title>`,
    `<style>${style}</style>`,
    '</head>',
    '<body>',
  ];
  const shown = disarmWorkflowCommands(`<div id="report">\n${withoutScript(report)}\n</div>`);
  yield `${[...head, shown].join('\n')}\n<script type="application/json" id="data">`;
  yield* embeddedJson(report);
  yield `</script>\n${[`<script>${script}</script>`, '</body>', '</html>'].join('\n')}\n`;
}
