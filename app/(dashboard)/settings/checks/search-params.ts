import { createLoader, parseAsString } from 'nuqs/server';

/** The address of the parameters of checks. */
export const loadParametersParams = createLoader({ q: parseAsString.withDefault('') });
