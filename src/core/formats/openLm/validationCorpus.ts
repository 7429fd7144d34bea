import { fileStem } from './fileStem.ts';

/** Folder whose files are corpora of their own, named by the file and not by the folder. */
const FOLDER_OF_SINGLE_FILES = 'de-en';

/**
 * The corpus of a validation shard: its parent folder (`…/c4_val/shard-{0000000..0000010}.tar` is `c4_val`), or the file's
 * stem under `de-en/` (`…/de-en/val_de-en_100.tar` is `val_de-en_100`). Null where the path has no folder.
 */
export const validationCorpus = (shard: string): string | null => {
  const folder = shard.split('/').at(-2);
  if (folder === undefined || folder === '') return null;
  return folder === FOLDER_OF_SINGLE_FILES ? fileStem(shard) : folder;
};
