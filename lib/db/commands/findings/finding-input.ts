import { z } from 'zod';

/** Findings that are changed in one step. */
export const findingIdsInput = z
  .array(z.uuid())
  .min(1, 'Choose a finding.')
  .max(1_000, 'At most 1,000 findings at a time.');

/** Whoever answers for a finding: a person or a team. Null: whoever the tags or the place name. */
export const ownerInput = z
  .string()
  .trim()
  .min(1, 'Name an owner.')
  .max(120, 'At most 120 characters.')
  .nullable();
