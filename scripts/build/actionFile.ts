import { readFileSync } from 'node:fs';
import { Scalar, stringify } from 'yaml';
import { actionInputs } from '../../src/core/doctor/actionInputs.ts';

/** Longer ones are folded, which the formatter leaves as they are. */
const longestLine = 100;

const described = (text: string): Scalar => {
  const scalar = new Scalar(text);
  if (text.length > longestLine) scalar.type = Scalar.BLOCK_FOLDED;
  return scalar;
};

const [begin, end] = ['inputs:\n', '\noutputs:\n'];

/** `action.yml` with its inputs written anew from their table. */
export const actionFile = (): string => {
  const text = readFileSync('action.yml', 'utf8');
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error('action.yml has no inputs before its outputs');
  const inputs = Object.fromEntries(
    Object.entries(actionInputs).map(([name, { description, default: otherwise }]) => [
      name,
      { description: described(description), required: false, default: otherwise },
    ]),
  );
  return `${text.slice(0, from)}${stringify({ inputs }, { lineWidth: 120 })}${text.slice(to)}`;
};
