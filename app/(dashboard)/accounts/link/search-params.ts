import { createLoader, parseAsString, parseAsStringLiteral } from 'nuqs/server';

export const linkSteps = ['scope', 'role', 'test'] as const;

/** `link` is the account that is being linked; `account` would be the scope of the frame. */
export const loadLinkParams = createLoader({
  step: parseAsStringLiteral(linkSteps).withDefault('scope'),
  link: parseAsString,
});
