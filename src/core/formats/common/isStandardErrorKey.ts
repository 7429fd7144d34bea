/** As lm-evaluation-harness and those after it write them: `acc_stderr`, `acc_stderr,none`. */
const KEY = /_stderr(?:,[^/]*)?$/;

/** Whether the last key of a pointer names a standard error by the suffix `_stderr`. */
export const isStandardErrorKey = (pointer: string): boolean => KEY.test(pointer);
