/** Kinds of zip archives, by the file that each has inside. */
const KINDS: readonly (readonly [RegExp, string, string])[] = [
  [/^xl\/workbook\.(?:xml|bin)$/, 'an Excel workbook', 'save it as CSV (UTF-8, commas)'],
  [/^content\.xml$/, 'an OpenDocument file', 'save it as CSV (UTF-8, commas)'],
  [/^Index\/Document\.iwa$/, 'a Numbers document', 'export it as CSV (UTF-8, commas)'],
  [/^word\/document\.xml$/, 'a Word document', 'give the results that it was written from'],
  [/^ppt\/presentation\.xml$/, 'a presentation', 'give the results that it was written from'],
  [
    /(?:^|\/)data\.pkl$/,
    'a PyTorch file, which holds weights or objects of Python',
    'write its scores as CSV or JSON lines',
  ],
  [
    /^[^/]+\.npy$/,
    'an archive of NumPy arrays',
    'write its scores as CSV: `numpy.savetxt("FILE.csv", numpy.load("FILE")["NAME"], delimiter=",")`',
  ],
];

/** Names of results that an archive may pack as they are. */
const RESULT = /\.(?:json|jsonl|csv|tsv|eval|parquet)$/i;

/** What a zip archive is that is no log of Inspect, and what to do with it, in a sentence. */
export const foreignArchive = (names: readonly string[], wanted: readonly string[]): string => {
  const kind = KINDS.find(([pattern]) => names.some((name) => pattern.test(name)));
  if (kind !== undefined) return `This is ${kind[1]}, which is not read; ${kind[2]}.`;
  const packed = names.filter((name) => RESULT.test(name)).length;
  const cure =
    packed > 0
      ? `; it packs ${packed} file${packed === 1 ? '' : 's'} that may hold results: unpack it with \`unzip FILE\` and commit those`
      : '';
  return `This zip archive holds none of ${wanted.join(', ')}, so it is in no known eval-result format and was not judged${cure}.`;
};
