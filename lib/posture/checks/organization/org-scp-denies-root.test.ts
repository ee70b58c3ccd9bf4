import { describe, expect, it } from 'vitest';
import { scp } from '@/lib/snapshot/testing/build-organization';
import { buildSummary, off, read } from '@/lib/snapshot/testing/build-snapshot';
import { itJudgesMembersAlone, judgeMember } from '../../testing/organization-cases';
import { orgScpDeniesRoot } from './org-scp-denies-root';

const denyRoot = (parts: object = {}) =>
  scp(
    'no-root',
    {
      Effect: 'Deny',
      Action: '*',
      Resource: '*',
      Condition: { StringLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:root' } },
      ...parts,
    },
    ['r-1'],
  );

describe('org-scp-denies-root', () => {
  it('passes for a denial of everything, by either operator, with a few exceptions', () => {
    const byArn = { Condition: { ArnLike: { 'aws:PrincipalArn': ['arn:aws:iam::*:root'] } } };
    const but = { Action: undefined, NotAction: ['s3:PutBucketPolicy'] };
    for (const parts of [{}, byArn, but])
      expect(judgeMember(orgScpDeniesRoot, [denyRoot(parts)])).toMatchObject({
        result: 'pass',
        title: 'no-root denies the root user everything',
      });
  });

  it('fails without one, for some actions only, and for other callers', () => {
    const others = { Condition: { StringLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/*' } } };
    for (const policies of [[], [denyRoot({ Action: 'iam:*' })], [denyRoot(others)]])
      expect(judgeMember(orgScpDeniesRoot, policies)).toMatchObject({ result: 'fail', severity: 'medium' });
  });

  it('is not applicable where root has no credentials', () => {
    const accountSummary = read(buildSummary({ rootPasswordPresent: false }));
    const found = judgeMember(orgScpDeniesRoot, [], { credentialReport: off, accountSummary });
    expect(found).toMatchObject({ result: 'not-applicable' });
  });

  itJudgesMembersAlone(orgScpDeniesRoot);
});
