import { expect, it } from 'vitest';
import { denied } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput } from '../../testing/build-input';
import { accessReviewCurrent } from './access-review-current';

it('leaves the answer to a person, whatever was read', () => {
  for (const input of [buildInput(), buildInput({ roles: denied('GetAccountAuthorizationDetails') })])
    expect(accessReviewCurrent.evaluate(input)).toMatchObject([
      { result: 'manual', severity: 'info', resource: 'arn:aws:iam::123456789012:root' },
    ]);
});

it('says what it means when an attestation has run out', () => {
  expect(accessReviewCurrent.describeFail([], '2026-03-04T00:00:00Z')).toContain('review of access');
});
