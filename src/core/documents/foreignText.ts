/** How far into a text a kind of it is looked for: the front matter of the longest model card that was met has 20 kB. */
const LOOKED_AT = 100_000;

const FRONT_MATTER = /^---\r?\n([\s\S]*?)\r?\n---/;

const CARD =
  'holds scores without their number of items, shots and unit; give the results that it was written from, or copy the scores into a tidy table';

/**
 * What a text in no syntax of evidence is, in a sentence: cards and result lists of Hugging Face are named, since people take
 * them for evidence.
 */
export const foreignText = (text: string): string => {
  const start = text.slice(0, LOOKED_AT);
  const [, matter] = FRONT_MATTER.exec(start) ?? [];
  if (matter !== undefined && /^model-index:/m.test(matter)) {
    return `This is a Hugging Face model card, whose model-index ${CARD}.`;
  }
  if (matter !== undefined) {
    return 'This is a text with front matter, such as a Hugging Face model card without a model-index, so it holds no eval results.';
  }
  if (/^- dataset:[ \t]*(?:\r?$|\{)/m.test(start) && /^[ \t]+value:/m.test(start)) {
    return `This is a list of Hugging Face .eval_results, which ${CARD}.`;
  }
  return 'This file is neither JSON, nor JSON lines, nor a table with commas, so it holds no eval results.';
};
