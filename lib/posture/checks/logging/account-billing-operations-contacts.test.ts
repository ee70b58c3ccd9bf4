import { describe, expect, it } from 'vitest';
import { denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput } from '../../testing/build-input';
import { judgeContacts } from '../../testing/contact-cases';
import { accountBillingOperationsContacts as check } from './account-billing-operations-contacts';

describe('account-billing-operations-contacts', () => {
  it('passes with both', () => {
    expect(judgeContacts(check, {})).toMatchObject({ result: 'pass' });
  });

  it('fails when one or both are missing', () => {
    expect(judgeContacts(check, { billing: read(null) })).toMatchObject({
      result: 'fail',
      severity: 'low',
      title: 'The account has no contact for billing',
    });
    expect(judgeContacts(check, { billing: read(null), operations: read(null) })).toMatchObject({
      title: 'The account has no contact for billing and operations',
    });
    expect(judgeContacts(check, { billing: read(null), operations: denied('x') })).toMatchObject({
      result: 'fail',
    });
  });

  it('is not applicable in GovCloud', () => {
    expect(judgeContacts(check, {}, { partition: 'aws-us-gov' })).toMatchObject({ result: 'not-applicable' });
  });

  it('is unknown when refused, and does not run when off', () => {
    expect(judgeContacts(check, { operations: denied('x') })).toMatchObject({ result: 'unknown' });
    expect(check.evaluate(buildInput({ contacts: denied('x') }))).toMatchObject([{ result: 'unknown' }]);
    expect(check.evaluate(buildInput({ contacts: off }))).toEqual([]);
  });
});
