import type { StorageEvent } from '../../world/service-events';
import type { AccountBook } from '../account-book';
import { allow, policy, trustPrincipals } from '../policy-documents';
import { homeRegion } from '../regions';

type KeyEvent = Extract<StorageEvent, { type: 'kms-key-set' }>;
type KeySpec = Omit<KeyEvent, 'type' | 'region'> & { created: number };

const OUTSIDE_ACCOUNT = '318655202771';

function shared(...principals: string[]): object {
  return policy(
    ...principals.map((AWS) => allow(['kms:Decrypt', 'kms:DescribeKey'], '*', { Principal: { AWS } })),
  );
}

/** Keys that the story names. Those of trails have the ids that the trails name. */
const named: Record<string, KeySpec[]> = {
  'halyard-root': [
    {
      key: 'organization-trail',
      id: '0d6f2b1c-7c1e-4b62-9e57-2b9a3a5d8e01',
      created: 1650,
      rotation: true,
    },
  ],
  'payments-prod': [
    { key: 'pci-trail', id: '5b2f7a60-2f0b-4a27-9a1d-0b8f6a3c1d11', created: 660, rotation: true },
    { key: 'sepa-signing', created: 900, spec: 'ECC_NIST_P256', usage: 'SIGN_VERIFY' },
    { key: 'card-vault', created: 1200, origin: 'EXTERNAL' },
  ],
  'tracking-prod': [{ key: 'edi-payload', created: 1300 }],
  'data-platform': [
    {
      key: 'lake-sharing',
      id: '1a2b7c3d-55aa-4e0f-8a41-6f0e9d4f2b10',
      created: 400,
      rotation: true,
      policy: shared('arn:aws:iam::761440829935:root', `arn:aws:iam::${OUTSIDE_ACCOUNT}:root`),
    },
  ],
  sandbox: [{ key: 'demo', created: 500, policy: shared('arn:aws:iam::930158847206:root', '*') }],
  'web-prod': [{ key: 'session-2021', created: 1500, rotation: true }],
};

function addAwsManagedKey(book: AccountBook): void {
  book.add(book.start, {
    type: 'kms-key-set',
    key: 'aws-ebs',
    region: homeRegion,
    manager: 'AWS',
    aliases: ['aws/ebs'],
    policy: trustPrincipals(book.arn('root')),
  });
}

/** The account's keys; the old session key of web-prod is on its way out. */
export function addKeys(book: AccountBook): void {
  addAwsManagedKey(book);
  book.add(book.start, { type: 'kms-key-set', key: 'backup', region: homeRegion, rotation: true });
  for (const { created, ...key } of named[book.account.name] ?? []) {
    book.add(book.clock.ago(created), { type: 'kms-key-set', region: homeRegion, ...key });
  }
  if (book.account.name !== 'web-prod') return;
  book.add(book.clock.on(36, '14:20'), {
    type: 'kms-key-set',
    key: 'session-2021',
    region: homeRegion,
    state: 'PendingDeletion',
    deletionAt: book.clock.ago(-24),
  });
}
