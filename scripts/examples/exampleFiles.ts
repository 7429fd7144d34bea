import type { ExampleFile } from './exampleFile.ts';
import { labFiles } from './lab.ts';
import { sixSizesFiles } from './sixSizes.ts';
import { smallLabFiles } from './smallLab.ts';

/** Every file that is drawn: the examples, and the base of the scenarios. Seeded: equal on every call and machine. */
export const exampleFiles = (): readonly ExampleFile[] => [
  ...labFiles(),
  ...sixSizesFiles(),
  ...smallLabFiles(),
];
