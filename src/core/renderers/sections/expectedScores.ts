const number = '[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?';
const range = new RegExp(`^\\s*(${number})\\s*\\.\\.\\s*(${number})\\s*$`);
const bound = new RegExp(`^\\s*([<>])=?\\s*(${number})\\s*$`);

/** The thresholds that an `expect` names, ascending: one of `>= x` and `<= x`, two of `x..y`, none of anything else. */
export const expectedScores = (expect: string): readonly number[] => {
  const both = range.exec(expect);
  if (both !== null) return [Number(both[1]), Number(both[2])];
  const one = bound.exec(expect);
  return one === null ? [] : [Number(one[2])];
};
