import type { AccountBook } from './account-book';
import { SECURITY_AUDIT, storyAccounts } from './accounts';
import { UNKNOWN_VENDOR } from './parts/tracking';
import { defaultRegions } from './regions';

/** Analyzers of the organization, in the delegated administrator's account. */
function addOrganizationAnalyzers(book: AccountBook): void {
  const { clock } = book;
  for (const region of defaultRegions) {
    // The last two regions came late.
    const since = region === 'sa-east-1' ? 120 : region === 'ap-south-1' ? 20 : 950;
    book.add(clock.ago(since), {
      type: 'analyzer-created',
      name: `halyard-external-${region}`,
      region,
      kind: 'ORGANIZATION',
    });
  }
  book.add(clock.ago(400), {
    type: 'analyzer-created',
    name: 'halyard-unused',
    region: 'eu-west-1',
    kind: 'ORGANIZATION_UNUSED_ACCESS',
    unusedAccessAgeDays: 90,
  });
  const analyzer = 'halyard-external-eu-west-1';
  const role = (account: string, name: string) => `arn:aws:iam::${account}:role/${name}`;
  const tracking = storyAccounts.trackingProd.id;
  book.add(clock.on(2, '10:05'), {
    type: 'analyzer-finding-opened',
    analyzer,
    finding: 'vendor-telemetry',
    payload: {
      type: 'ExternalAccess',
      resource: role(tracking, 'vendor-telemetry'),
      resourceType: 'AWS::IAM::Role',
      resourceOwner: tracking,
      principal: { AWS: UNKNOWN_VENDOR },
      action: ['sts:AssumeRole'],
      condition: { 'sts:ExternalId': 'halyard-telemetry-2f6c1' },
    },
  });
  const sandbox = storyAccounts.sandbox.id;
  const upload = 'hackathon-upload';
  book.add(clock.ago(63, 20), {
    type: 'analyzer-finding-opened',
    analyzer,
    finding: upload,
    payload: {
      type: 'ExternalAccess',
      resource: role(sandbox, upload),
      resourceType: 'AWS::IAM::Role',
      resourceOwner: sandbox,
      isPublic: true,
      principal: { AWS: '*' },
      action: ['sts:AssumeRole'],
    },
  });
  book.add(clock.on(41, '09:20'), {
    type: 'analyzer-finding-status-set',
    analyzer,
    finding: upload,
    status: 'RESOLVED',
  });
}

const outside: {
  account: string;
  resource: string;
  type: string;
  since: number;
  isPublic?: boolean;
  archived?: number;
}[] = [
  {
    account: 'web-prod',
    resource: 'arn:aws:s3:::halyard-web-assets',
    type: 'AWS::S3::Bucket',
    since: 640,
    isPublic: true,
    archived: 630,
  },
  {
    account: 'sandbox',
    resource: 'arn:aws:s3:::halyard-sandbox-hackathon',
    type: 'AWS::S3::Bucket',
    since: 64,
    isPublic: true,
  },
  {
    account: 'tracking-prod',
    resource: 'arn:aws:sqs:eu-west-1:613348207719:edi-inbound',
    type: 'AWS::SQS::Queue',
    since: 410,
  },
  {
    account: 'sandbox',
    resource: 'arn:aws:sqs:eu-west-1:930158847206:demo-inbox',
    type: 'AWS::SQS::Queue',
    since: 190,
    isPublic: true,
  },
  {
    account: 'data-platform',
    resource: 'arn:aws:kms:eu-west-1:761440829935:key/1a2b7c3d-55aa-4e0f-8a41-6f0e9d4f2b10',
    type: 'AWS::KMS::Key',
    since: 150,
  },
];

/** An account's own analyzer, with what it found. */
function addAccountAnalyzer(book: AccountBook): void {
  const name = `${book.account.name}-analyzer`;
  book.add(book.clock.ago(720), { type: 'analyzer-created', name, region: 'eu-west-1', kind: 'ACCOUNT' });
  for (const one of outside.filter(({ account }) => account === book.account.name)) {
    book.add(book.clock.ago(one.since), {
      type: 'analyzer-finding-opened',
      analyzer: name,
      finding: one.resource,
      payload: {
        type: 'ExternalAccess',
        resource: one.resource,
        resourceType: one.type,
        resourceOwner: book.id,
        isPublic: one.isPublic ?? false,
        principal: { AWS: one.isPublic ? '*' : '318655202771' },
        action: one.type === 'AWS::S3::Bucket' ? ['s3:GetObject'] : ['sqs:SendMessage'],
      },
    });
    if (one.archived === undefined) continue;
    const at = book.clock.ago(one.archived);
    book.add(at, {
      type: 'analyzer-finding-status-set',
      analyzer: name,
      finding: one.resource,
      status: 'ARCHIVED',
    });
  }
}

/** What each account's analyzer puts away by itself: one named bucket, all queues, whatever is public. */
const archiveRules: Record<string, { rule: string; filter: Record<string, { eq: string[] }> }> = {
  'web-prod': {
    rule: 'web-assets',
    filter: { resource: { eq: ['arn:aws:s3:::halyard-web-assets'] }, isPublic: { eq: ['true'] } },
  },
  'tracking-prod': { rule: 'queues', filter: { resourceType: { eq: ['AWS::SQS::Queue'] } } },
  sandbox: { rule: 'demos-are-public', filter: { isPublic: { eq: ['true'] } } },
};

function addArchiveRule(book: AccountBook): void {
  const rule = archiveRules[book.account.name];
  if (!rule) return;
  book.add(book.clock.ago(300), {
    type: 'archive-rule-set',
    analyzer: `${book.account.name}-analyzer`,
    ...rule,
  });
}

/** Access Analyzer of one account. */
export function addAnalyzers(book: AccountBook): void {
  if (book.id === SECURITY_AUDIT) addOrganizationAnalyzers(book);
  else if (['Production', 'Sandbox'].includes(book.account.ouName)) {
    addAccountAnalyzer(book);
    addArchiveRule(book);
  }
}

/** S3's block on public access: everywhere but in sandbox, half-way in web-prod. */
export function addPublicAccessBlock(book: AccountBook): void {
  if (book.account.name === 'sandbox') return;
  const web = book.account.name === 'web-prod';
  book.add(book.clock.ago(900), {
    type: 'public-access-block-set',
    block: {
      blockPublicAcls: true,
      ignorePublicAcls: true,
      blockPublicPolicy: !web,
      restrictPublicBuckets: !web,
    },
  });
}
