import { actionInputs, type InputName, inputNames } from '../../core/doctor/actionInputs.ts';

type Table = typeof actionInputs;

type Read<Value> = Value extends { readonly kind: 'choice'; readonly of: readonly (infer Choice)[] }
  ? Choice | null
  : Value extends { readonly kind: 'switch' }
    ? boolean
    : Value extends { readonly kind: 'count' }
      ? number | null
      : string | null;

/** The inputs, read and valid, by name. Null is "not given". */
export type ActionInputs = { readonly [Name in InputName]: Read<Table[Name]['value']> };

/** The inputs, or one sentence for each that is wrong. */
export type InputsReading =
  | { readonly kind: 'inputs'; readonly inputs: ActionInputs }
  | { readonly kind: 'wrong'; readonly messages: readonly string[] };

/** One input, or what it must be. */
type ValueReading = { readonly read: string | number | boolean | null } | { readonly wanted: string };

const readValue = (name: InputName, written: string): ValueReading => {
  const { value, default: otherwise } = actionInputs[name];
  if (value.kind === 'switch') {
    const word = written === '' ? otherwise : written.toLowerCase();
    return word === 'true' || word === 'false' ? { read: word === 'true' } : { wanted: 'true or false' };
  }
  if (written === '') return { read: null };
  switch (value.kind) {
    case 'text':
      return { read: written };
    case 'name':
      return value.pattern.test(written) ? { read: written } : { wanted: value.wanted };
    case 'choice':
      return value.of.some((one) => one === written) ? { read: written } : { wanted: value.of.join(' or ') };
    case 'count':
      return /^\d{1,10}$/.test(written) && Number(written) <= value.most
        ? { read: Number(written) }
        : { wanted: `a whole number from 0 to ${value.most}` };
  }
};

/** Reads the inputs of `action.yml`. An input that cannot be what it should be is named; none is guessed. */
export const readActionInputs = (input: (name: InputName) => string): InputsReading => {
  const messages: string[] = [];
  const inputs: Partial<Record<InputName, string | number | boolean | null>> = {};
  for (const name of inputNames) {
    const written = input(name).trim();
    const reading = readValue(name, written);
    if ('read' in reading) inputs[name] = reading.read;
    else messages.push(`The input \`${name}\` is "${written}"; it must be ${reading.wanted}.`);
  }
  // Every name was read by its own kind of value.
  return messages.length > 0
    ? { kind: 'wrong', messages }
    : { kind: 'inputs', inputs: inputs as unknown as ActionInputs };
};
