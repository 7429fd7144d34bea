import { revealInvisible } from './revealInvisible.ts';
import { truncateText } from './truncateText.ts';

/** Untrusted text cut to `width` columns, invisible characters made visible first so that they count. */
export const clipText = (text: string, width: number): string => truncateText(revealInvisible(text), width);
