import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import { evidenceInWords } from '../../facts/list-in-words';
import { failing, fieldsOf, judgeAccount, type Verdict } from '../../facts/verdict';
import { evidenceText } from '../../evidence';
import type { Check, CheckInput, EvidenceField } from '../../types';

const severity = 'high';

const flags = ['blockPublicAcls', 'ignorePublicAcls', 'blockPublicPolicy', 'restrictPublicBuckets'] as const;

/**
 * No bucket of the account can be opened to the public by a slip.
 * CIS 1.4–1.5: 2.1.5, 2.0–5.0: 2.1.4, 6.0–7.0: 3.1.4; Security Hub S3.1.
 */
export const s3AccountPublicAccessBlock: Check = {
  id: 's3-account-public-access-block',
  group: 'external',
  title: 'S3 blocks public access for the account',
  failTitle: 'S3 does not block public access for the account',
  rationale:
    'Four settings of the account overrule every bucket. While they are on, no policy and no access control list makes a bucket public, whoever writes it.',
  logic:
    'Passes when all four settings are on. Fails when one is off or none was ever set; as low when the account is known to have no bucket.',
  tier: 'core',
  subject: 'account',
  severity,
  stages: ['account-settings', 'buckets'],
  parameters: [],
  remedy: {
    console:
      'S3, Block Public Access settings for this account (<account-id>), Edit: block all. Look for public buckets in use first.',
    cli: 'aws s3control put-public-access-block --account-id <account-id> --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true',
    terraform: [
      'resource "aws_s3_account_public_access_block" "this" {',
      '  block_public_acls       = true',
      '  ignore_public_acls      = true',
      '  block_public_policy     = true',
      '  restrict_public_buckets = true',
      '}',
    ].join('\n'),
  },
  references: [
    'Security Hub S3.1',
    'CIS AWS Foundations 1.4 to 1.5: 2.1.5; 2.0 to 5.0: 2.1.4; 6.0 to 7.0: 3.1.4',
    'Prowler s3_account_level_public_access_blocks',
  ],
  evaluate: (input) =>
    judgeAccount(input, { severity, reading: blockOf(input) }, (block, asOf) => judge(block, asOf, input)),
  describeFail,
};

type Settings = Extract<AccountSnapshot['accountSettings'], { state: 'read' }>['value'];

function blockOf({ snapshot: { accountSettings } }: CheckInput): Settings['s3PublicAccessBlock'] {
  return accountSettings.state === 'read' ? accountSettings.value.s3PublicAccessBlock : accountSettings;
}

function judge(
  block: Record<(typeof flags)[number], boolean> | null,
  asOf: string,
  { snapshot: { buckets } }: CheckInput,
): Verdict {
  const missing = flags.filter((flag) => block?.[flag] !== true);
  const count = buckets.state === 'read' ? buckets.value.length : null;
  const evidence = fieldsOf('S3 account settings', asOf, {
    configured: block !== null,
    off: missing,
    buckets: count,
  });
  if (missing.length > 0) return failing(evidence, describeFail, count === 0 ? 'low' : severity);
  return { result: 'pass', title: 'S3 blocks public access for the account', evidence };
}

function describeFail(evidence: readonly EvidenceField[]): string {
  return evidenceText(evidence, 'configured') === 'false'
    ? 'The account never set to block public access to S3'
    : `The account leaves ${evidenceInWords(evidence, 'off')} off`;
}
