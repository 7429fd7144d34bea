import { laws } from '../../src/core/laws/index.ts';
import type { Law } from '../../src/core/laws/law.ts';
import { markdownTable } from './markdownTable.ts';

const formulaOf = (law: Law): string =>
  law.formula(
    law.parameters.map((_, index) => index),
    (index) => law.parameters[index] ?? '',
  );

const axesOf = ({ appliesTo }: Law): string => {
  if (!appliesTo('params')) return 'losses';
  return appliesTo('task-loss') ? 'all' : 'params, tokens, flops';
};

const list = (): string => `# Laws

The functional forms that a curve may be described by. Each is \`level + amplitude · basis\`, with the range of the observed scales as its
unit. Parameters in brackets are chosen or come from the metric, and are not estimated. Every claim is read under each of them alone, as
scenarios; none of them alone decides it ([forecasts](forecasts.md)), and [trend verdicts](method.md) use the exponential, the power law
with an offset, the logistic and the constant only.

${markdownTable(
  ['law', 'what it is', 'parameters', 'on these axes'],
  laws.map((law) => [
    `[${law.name}](laws/${law.name}.md)`,
    law.title,
    law.parameters
      .map((parameter) => (law.fixed.includes(parameter) ? `(${parameter})` : parameter))
      .join(', '),
    axesOf(law),
  ]),
)}

To add one: [adding a law](adding-a-law.md).

<!-- Written by scripts/docs/docs.ts from the registry. -->
`;

const page = (law: Law): string => {
  const estimated = law.parameters.filter((parameter) => !law.fixed.includes(parameter));
  const given = law.parameters.filter((parameter) => law.fixed.includes(parameter));
  return `# ${law.name}: ${law.title}

\`${formulaOf(law)}\`

${law.about}

Estimated: ${estimated.join(', ')}.${given.length === 0 ? '' : ` Chosen, or given by the metric: ${given.join(', ')}.`}
Scale axes: ${axesOf(law)}.

[All laws](../laws.md) · [how forecasts weigh them](../forecasts.md)

<!-- Written by scripts/docs/docs.ts from the registry. -->
`;
};

/** The list of laws, and a page for each. */
export const lawPages = (): readonly (readonly [string, string])[] => [
  ['docs/laws.md', list()],
  ...laws.map((law): [string, string] => [`docs/laws/${law.name}.md`, page(law)]),
];
