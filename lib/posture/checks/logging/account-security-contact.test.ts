import { describe, expect, it } from 'vitest';
import type { AccountSettings } from '@/lib/snapshot/account-snapshot';
import { denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput } from '../../testing/build-input';
import { judgeContacts } from '../../testing/contact-cases';
import { accountSecurityContact as check } from './account-security-contact';

const fromSettings = (securityContact: AccountSettings['securityContact']) =>
  check.evaluate(
    buildInput({ accountSettings: read({ securityContact, regions: off, s3PublicAccessBlock: off }) }),
  )[0];

describe('account-security-contact', () => {
  it('passes and fails by what is registered', () => {
    expect(judgeContacts(check, {})).toMatchObject({ result: 'pass' });
    expect(judgeContacts(check, { security: read(null) })).toMatchObject({
      result: 'fail',
      severity: 'medium',
      title: 'The account has no security contact',
    });
  });

  it('judges older snapshots by their settings', () => {
    expect(fromSettings(read({ present: true, emailDomain: 'example.com' }))).toMatchObject({
      result: 'pass',
    });
    expect(fromSettings(read({ present: false, emailDomain: null }))).toMatchObject({ result: 'fail' });
    expect(fromSettings(denied('account:GetAlternateContact'))).toMatchObject({ result: 'unknown' });
  });

  it('is not applicable in GovCloud', () => {
    const partition = 'aws-us-gov';
    expect(judgeContacts(check, { security: denied('x') }, { partition })).toMatchObject({
      result: 'not-applicable',
    });
    expect(judgeContacts(check, {}, { partition: 'aws-cn' })).toMatchObject({ result: 'pass' });
  });

  it('is unknown when refused, and does not run when off', () => {
    expect(judgeContacts(check, { security: denied('x') })).toMatchObject({ result: 'unknown' });
    expect(check.evaluate(buildInput({ contacts: denied('x') }))).toMatchObject([{ result: 'unknown' }]);
    expect(check.evaluate(buildInput({ accountSettings: denied('x') }))).toMatchObject([
      { result: 'unknown' },
    ]);
    expect(check.evaluate(buildInput({ contacts: off }))).toEqual([]);
  });
});
