import { describe, expect, it } from 'vitest';
import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import { buildAccountSettings, buildBucket } from '@/lib/snapshot/testing/build-resources';
import { denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput } from '../../testing/build-input';
import { s3AccountPublicAccessBlock } from './s3-account-public-access-block';

const all = {
  blockPublicAcls: true,
  ignorePublicAcls: true,
  blockPublicPolicy: true,
  restrictPublicBuckets: true,
};

function judge(block: Partial<typeof all> | null, buckets: AccountSnapshot['buckets'] = off) {
  const s3PublicAccessBlock = read(block && { ...all, ...block });
  const accountSettings = read(buildAccountSettings({ s3PublicAccessBlock }));
  return s3AccountPublicAccessBlock.evaluate(buildInput({ accountSettings, buckets }))[0];
}

describe('s3-account-public-access-block', () => {
  it('passes with all four settings', () => {
    expect(judge({})).toMatchObject({ result: 'pass', resource: 'arn:aws:iam::123456789012:root' });
  });

  it.each(Object.keys(all))('fails without %s; peers pass with two of four', (flag) => {
    expect(judge({ [flag]: false })).toMatchObject({
      result: 'fail',
      severity: 'high',
      title: `The account leaves ${flag} off`,
    });
  });

  it('fails when it was never set', () => {
    expect(judge(null)).toMatchObject({
      result: 'fail',
      severity: 'high',
      title: 'The account never set to block public access to S3',
    });
  });

  it('is low only where the account is known to have no bucket', () => {
    expect(judge(null, read([]))).toMatchObject({ result: 'fail', severity: 'low' });
    expect(judge(null, read([buildBucket('b')]))).toMatchObject({ severity: 'high' });
    expect(judge(null, denied('ListBuckets'))).toMatchObject({ severity: 'high' });
  });

  it('is unknown when it was refused, alone or with all settings', () => {
    const refused = denied('GetPublicAccessBlock');
    for (const accountSettings of [refused, read(buildAccountSettings({ s3PublicAccessBlock: refused }))])
      expect(s3AccountPublicAccessBlock.evaluate(buildInput({ accountSettings }))).toMatchObject([
        { result: 'unknown', title: expect.stringContaining('GetPublicAccessBlock') },
      ]);
  });

  it('does not run when it is off', () => {
    expect(s3AccountPublicAccessBlock.evaluate(buildInput({ accountSettings: off }))).toEqual([]);
  });
});
