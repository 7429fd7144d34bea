import type { Severity } from '../problems/problem.ts';
import { escapeTerminal } from '../text/escapeTerminal.ts';
import { countOf } from '../text/formatCount.ts';
import { type Colour, painter } from '../text/painter.ts';
import { wrapText } from '../text/wrapText.ts';
import type { Diagnosis, DoctorFinding } from './diagnosis.ts';

const colourOf: Readonly<Record<Severity, Colour>> = { error: 'red', warning: 'yellow', notice: 'blue' };

const roleWords = {
  gate: 'gives the check',
  publisher: 'publishes only',
  audit: 'audits, without a pull request,',
} as const;

const placeOf = ({ file, line }: { readonly file: string | null; readonly line: number | null }): string =>
  file === null ? '(no file)' : `${file}${line === null ? '' : `:${line}`}`;

/** The diagnosis for a terminal. Untrusted text is escaped here. */
export const renderDiagnosis = (
  { files, guards, findings, byHand }: Diagnosis,
  { width, colour }: { readonly width: number; readonly colour: boolean },
): string => {
  const paint = painter(colour);
  const wrapped = (text: string, first: string, rest = ' '.repeat(first.length)): readonly string[] =>
    wrapText(escapeTerminal(text), width - first.length).map(
      (line, index) => (index === 0 ? first : rest) + line,
    );

  const findingLines = ({
    severity,
    check,
    message,
    leadsTo,
    instead,
    docs,
    ...place
  }: DoctorFinding): readonly string[] => [
    `${paint(severity, 'bold', colourOf[severity])}  ${paint(escapeTerminal(placeOf(place)), 'bold')}  ${paint(check, 'dim')}`,
    ...wrapped(message, '  '),
    ...wrapped(leadsTo, '  Leads to: ', '    '),
    '  Write instead:',
    ...instead.split('\n').map((line) => `      ${escapeTerminal(line)}`.trimEnd()),
    paint(`  More: ${docs}`, 'dim'),
    '',
  ];

  const count = (severity: Severity): number => findings.filter((one) => one.severity === severity).length;
  const sum = (['error', 'warning', 'notice'] as const)
    .filter((severity) => count(severity) > 0)
    .map((severity) => countOf(count(severity), severity))
    .join(', ');
  return [
    ...wrapped(files.length === 0 ? 'There was nothing to look at.' : `Looked at ${files.join(', ')}.`, ''),
    ...guards.flatMap((guard) =>
      wrapped(
        `${placeOf(guard)} ${roleWords[guard.role]}${guard.role === 'gate' ? ` \`${guard.checkName}\`` : ''} on ${guard.events.join(', ')}.`,
        '',
      ),
    ),
    '',
    ...findings.flatMap(findingLines),
    findings.length === 0 ? 'Nothing found.' : `${sum}.`,
    '',
    'No file says the following; look it up by hand:',
    ...byHand.flatMap(({ where, what }) => wrapped(`${where}: ${what}`, '  - ')),
    '',
  ].join('\n');
};
