/** One file of a zip archive, as the directory at the archive's end has it. */
export interface ZipEntry {
  readonly name: string;
  readonly isEncrypted: boolean;
  /** 0 is stored, 8 is deflate, 93 is Zstandard. */
  readonly method: number;
  readonly checksum: number;
  /** Bytes in the archive. */
  readonly size: number;
  /** Where its local header starts. */
  readonly offset: number;
}

/** The files of an archive, or what is wrong with it. */
export type ZipDirectory =
  | { readonly kind: 'entries'; readonly entries: readonly ZipEntry[] }
  | { readonly kind: 'fault'; readonly message: string };

const END = 0x06054b50;
const END_LENGTH = 22;
const ENTRY = 0x02014b50;
const ENTRY_LENGTH = 46;
/** A comment behind the directory is at most this long. */
const LONGEST_COMMENT = 0xffff;

const ENCRYPTED = 0x1;

const fault = (message: string): ZipDirectory => ({ kind: 'fault', message });

/** Where the end record starts: the last one whose comment reaches exactly to the end; null where there is none. */
const findEnd = (view: DataView): number | null => {
  const first = Math.max(0, view.byteLength - END_LENGTH - LONGEST_COMMENT);
  for (let at = view.byteLength - END_LENGTH; at >= first; at--) {
    if (view.getUint32(at, true) !== END) continue;
    if (at + END_LENGTH + view.getUint16(at + 20, true) === view.byteLength) return at;
  }
  return null;
};

/** Whether unpacking would write outside of the folder that it unpacks to. Nothing is written here; such an archive is a trap. */
const escapes = (name: string): boolean =>
  /^[\\/]|^[A-Za-z]:|\0/.test(name) || name.split(/[\\/]/).includes('..');

/** Reads the directory of a zip archive. Every offset is held to the bytes that are there; no declared size is trusted. */
export const zipDirectory = (bytes: Uint8Array): ZipDirectory => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === null) return fault('it has no directory at its end, so it was cut off');
  const count = view.getUint16(end + 10, true);
  const length = view.getUint32(end + 12, true);
  const start = view.getUint32(end + 16, true);
  if (count === 0xffff || start === 0xffffffff) {
    return fault('it is a zip64 archive, of 65,535 or more files or more than 4 GB, which is not read');
  }
  if (start + length !== end) return fault('its directory is not where it says');
  const entries: ZipEntry[] = [];
  let at = start;
  for (let index = 0; index < count; index++) {
    if (at + ENTRY_LENGTH > end || view.getUint32(at, true) !== ENTRY) {
      return fault(`entry ${index + 1} of its directory is broken`);
    }
    const nameLength = view.getUint16(at + 28, true);
    const next =
      at + ENTRY_LENGTH + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > end) return fault(`entry ${index + 1} of its directory is broken`);
    const name = new TextDecoder().decode(bytes.subarray(at + ENTRY_LENGTH, at + ENTRY_LENGTH + nameLength));
    if (escapes(name))
      return fault(`its entry ${JSON.stringify(name.slice(0, 100))} leads out of the archive`);
    entries.push({
      name,
      isEncrypted: (view.getUint16(at + 8, true) & ENCRYPTED) !== 0,
      method: view.getUint16(at + 10, true),
      checksum: view.getUint32(at + 16, true),
      size: view.getUint32(at + 20, true),
      offset: view.getUint32(at + 42, true),
    });
    at = next;
  }
  return { kind: 'entries', entries };
};
