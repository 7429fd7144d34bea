import { formatScales } from './formatScale.ts';
import { yamlLine, yamlMap, yamlNumber, yamlText } from './yamlText.ts';

/** What a claim of a plan is written from. */
interface WrittenClaim {
  readonly id: string;
  readonly task: string;
  readonly metric: string;
  readonly where: Readonly<Record<string, string>>;
  readonly at: Readonly<Record<string, number>>;
  readonly expect: string;
  /** Stands to the right of `expect`. */
  readonly comment: string;
  readonly confidence: number;
}

/** A claim as lines of YAML under `claims:` of a plan. */
export const claimYaml = ({
  id,
  task,
  metric,
  where,
  at,
  expect,
  comment,
  confidence,
}: WrittenClaim): readonly string[] => {
  const levels = Object.entries(where).map(([factor, level]) => [factor, yamlText(level)] as const);
  const scale = Object.entries(at).map(([axis, value]) => [axis, yamlNumber(value)] as const);
  return [
    `  - ${yamlLine('id', yamlText(id))}`,
    `    ${yamlLine('task', yamlText(task))}`,
    `    ${yamlLine('metric', yamlText(metric))}`,
    ...(levels.length === 0 ? [] : [`    ${yamlLine('where', yamlMap(levels))}`]),
    `    ${yamlLine('at', yamlMap(scale), formatScales(at))}`,
    `    ${yamlLine('expect', JSON.stringify(expect), comment)}`,
    `    ${yamlLine('confidence', String(confidence))}`,
  ];
};
