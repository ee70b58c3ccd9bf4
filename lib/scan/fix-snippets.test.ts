import { describe, expect, it } from 'vitest';
import { missingStatement } from '@/lib/aws/onboarding/role-policy';
import { fixSnippets } from './fix-snippets';

const facts = {
  link: { roleArn: 'arn:aws:iam::123456789012:role/security/Reader', externalId: 'rc-1' },
  principalArn: 'arn:aws:iam::444455556666:role/rolecall',
};

describe('fixSnippets', () => {
  it('gives a missing permission in four forms, for the role by its name', () => {
    const fixes = fixSnippets(
      { id: 'credential-report', state: 'missing', statement: missingStatement('credential-report') },
      facts,
    );
    expect(fixes.map(({ label }) => label)).toEqual(['Policy', 'CloudFormation', 'Terraform', 'AWS CLI']);
    for (const { code } of fixes) expect(code).toContain('iam:GenerateCredentialReport');
    expect(fixes[3]?.code).toContain('--role-name Reader ');
    expect(fixes[2]?.code).toContain('role = "Reader"');
  });

  it('gives the trust policy when the role cannot be assumed, or can be without the external id', () => {
    const closed = fixSnippets({ id: 'assume-role', state: 'missing', statement: null }, facts);
    const open = fixSnippets({ id: 'external-id', state: 'warning', statement: null }, facts);
    expect(closed).toEqual(open);
    expect(closed[0]?.code).toContain('"sts:ExternalId": "rc-1"');
    expect(closed[0]?.code).toContain(facts.principalArn);
  });

  it('gives nothing where nothing is wrong, or it is not known who we are', () => {
    expect(fixSnippets({ id: 'external-id', state: 'works', statement: null }, facts)).toEqual([]);
    expect(
      fixSnippets({ id: 'assume-role', state: 'missing', statement: null }, { ...facts, principalArn: null }),
    ).toEqual([]);
  });
});
