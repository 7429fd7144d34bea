/** The factor whose levels are loss columns, not facts of records: the same scores against another validation loss. */
export const reservedFactor = 'validation_corpus';
