/** Files that are no text, by the bytes that they start with, and what turns each into something that is read. */
interface Container {
  readonly bytes: readonly number[];
  /** Where the bytes stand. */
  readonly at?: number;
  readonly name: string;
  readonly cure: string;
}

const ascii = (text: string): readonly number[] => [...text].map((letter) => letter.charCodeAt(0));

/** Writes whatever pandas reads as JSON lines. */
const pandas = (reader: string): string =>
  `write it as JSON lines: \`python -c "import pandas; pandas.${reader}('FILE').to_json('FILE.jsonl', orient='records', lines=True)"\``;

const unpack = (command: string): string => `unpack it with \`${command}\` and commit what comes out`;

const CONTAINERS: readonly Container[] = [
  { bytes: ascii('PAR1'), name: 'a Parquet table', cure: pandas('read_parquet') },
  { bytes: ascii('PARE'), name: 'an encrypted Parquet table', cure: 'write it as CSV or JSON lines' },
  { bytes: ascii('ARROW1'), name: 'an Arrow (Feather) table', cure: pandas('read_feather') },
  { bytes: ascii('FEA1'), name: 'a Feather table', cure: pandas('read_feather') },
  {
    // The start of a message of the streaming format, which `datasets` keeps its tables in: a continuation, then a length.
    bytes: [0xff, 0xff, 0xff, 0xff],
    name: 'an Arrow stream',
    cure: `write it as JSON lines: \`python -c "import datasets; datasets.Dataset.from_file('FILE').to_json('FILE.jsonl')"\``,
  },
  { bytes: ascii('ORC'), name: 'an ORC table', cure: pandas('read_orc') },
  {
    bytes: ascii('SQLite format 3\0'),
    name: 'an SQLite database',
    cure: 'write the table with the scores as CSV: `sqlite3 -header -csv FILE "select * from TABLE" > FILE.csv`',
  },
  {
    bytes: [0x89, ...ascii('HDF')],
    name: 'an HDF5 file',
    cure: pandas('read_hdf'),
  },
  {
    bytes: [0x93, ...ascii('NUMPY')],
    name: 'a NumPy array',
    cure: `write it as CSV, and give its columns names: \`python -c "import numpy; numpy.savetxt('FILE.csv', numpy.load('FILE'), delimiter=',')"\``,
  },
  { bytes: [0x1f, 0x8b], name: 'a gzip file', cure: unpack('gunzip FILE') },
  { bytes: ascii('BZh'), name: 'a bzip2 file', cure: unpack('bunzip2 FILE') },
  { bytes: [0xfd, ...ascii('7zXZ'), 0], name: 'an xz file', cure: unpack('unxz FILE') },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], name: 'a Zstandard file', cure: unpack('unzstd FILE') },
  {
    bytes: [...ascii('PK'), 3, 4],
    name: 'a zip archive, such as a workbook',
    cure: 'save it as CSV (UTF-8, commas), or unpack it',
  },
  { bytes: [0x04, 0x22, 0x4d, 0x18], name: 'an LZ4 file', cure: unpack('unlz4 FILE') },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], name: 'a 7z archive', cure: unpack('7z x FILE') },
  { bytes: ascii('Rar!'), name: 'a RAR archive', cure: unpack('unrar x FILE') },
  { bytes: ascii('ustar'), at: 257, name: 'a tar archive', cure: unpack('tar -xf FILE') },
  {
    bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
    name: 'an old Excel workbook or another document of Office',
    cure: 'save it as CSV (UTF-8, commas)',
  },
  { bytes: [...ascii('Obj'), 1], name: 'an Avro file', cure: 'write it as CSV or JSON lines' },
  { bytes: ascii('%PDF-'), name: 'a PDF', cure: 'give the results that it was written from' },
  { bytes: [0x89, ...ascii('PNG')], name: 'a picture', cure: 'give the results that it was drawn from' },
  { bytes: [0xff, 0xd8, 0xff], name: 'a picture', cure: 'give the results that it was drawn from' },
];

/** A pickle of protocol 2 to 5 starts with its protocol; what may follow in one that anybody writes is a frame or a container. */
const isPickle = (bytes: Uint8Array): boolean => {
  const [first, protocol, opcode] = bytes;
  if (first !== 0x80 || protocol === undefined || protocol < 2 || protocol > 5) return false;
  return opcode !== undefined && [0x95, ...ascii('}](cXqK')].includes(opcode);
};

/**
 * What a file is that is no text, told by its bytes, with the one command that makes it readable, in a sentence; null where nothing is known of
 * it. FILE stands for the file.
 */
export const foreignContainer = (bytes: Uint8Array): string | null => {
  const found = CONTAINERS.find(({ bytes: magic, at = 0 }) =>
    magic.every((byte, index) => bytes[at + index] === byte),
  );
  if (found !== undefined) return `This is ${found.name}, which is not read; ${found.cure}.`;
  return isPickle(bytes)
    ? `This is a Python pickle, which is not read, since loading one runs code; ${pandas('read_pickle')}.`
    : null;
};
