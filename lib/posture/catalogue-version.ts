/** Raised by hand when the meaning of any check changes: evaluations carry it, so that trends can mark the change. */
export const catalogueVersion = 2;
