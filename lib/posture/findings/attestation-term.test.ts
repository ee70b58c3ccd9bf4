import { expect, it } from 'vitest';
import { attestationTermOf } from './attestation-term';

it.each([
  ['access-review-current', 180],
  ['account-primary-contact', 365],
  ['root-mfa-redundancy', 365],
  [null, 365],
])('an attestation of %s holds for %i days', (checkId, days) => {
  expect(attestationTermOf(checkId, { reviewIntervalDays: 180, attestationDays: 365 })).toBe(days);
});
