import { describe, expect, it } from 'vitest';
import { buildKmsKey } from '@/lib/snapshot/testing/build-resources';
import { off, read } from '@/lib/snapshot/testing/build-snapshot';
import { itJudgesTrails, judgeTrail, organizationTrail } from '../../testing/trail-cases';
import { cloudtrailKms as check } from './cloudtrail-kms';

const key = buildKmsKey('k-1');
const judge = (kmsKeyId: string | null, state = 'Enabled') =>
  judgeTrail(
    check,
    { kmsKeyId },
    { kmsKeys: read({ keys: [{ ...key, state }], regions: [], unreadRegions: [] }) },
  );

describe('cloudtrail-kms', () => {
  it('passes with a key that works, its own or one that is not seen', () => {
    expect(judge(key.arn)).toMatchObject({ result: 'pass' });
    expect(judge('arn:aws:kms:eu-west-1:999999999999:key/other')).toMatchObject({ result: 'pass' });
    expect(judgeTrail(check, { kmsKeyId: key.arn }, { kmsKeys: off })).toMatchObject({ result: 'pass' });
  });

  it('fails low without a key', () => {
    expect(judge(null)).toMatchObject({
      result: 'fail',
      severity: 'low',
      title: 'main is not encrypted with a KMS key',
    });
  });

  it.each([
    ['Disabled', /disabled: its logs cannot be delivered$/],
    ['PendingDeletion', /in state PendingDeletion/],
  ])('fails high for a key that is %s', (state, title) => {
    expect(judge(key.arn, state)).toMatchObject({
      result: 'fail',
      severity: 'high',
      title: expect.stringMatching(title),
    });
  });

  it('judges an organization’s trail here when its owner is not linked', () => {
    expect(judgeTrail(check, organizationTrail)).toMatchObject({ result: 'fail', severity: 'low' });
  });

  itJudgesTrails(check);
});
