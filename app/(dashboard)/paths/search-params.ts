import { createLoader, parseAsString } from 'nuqs/server';

/** The address of the paths: whose ways are shown. */
export const loadPathsParams = createLoader({ identity: parseAsString });
