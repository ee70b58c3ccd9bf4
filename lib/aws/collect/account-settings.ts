import { GetPublicAccessBlockCommand } from '@aws-sdk/client-s3-control';
import type { AccountSettings } from '@/lib/snapshot/account-snapshot';
import type { Contacts } from '@/lib/snapshot/data/contacts';
import type { Reading } from '@/lib/snapshot/reading';
import { awsCode } from '../errors';
import { partReader } from './ask-regions';
import { readContacts } from './contacts';
import { listRegions } from './enabled-regions';
import { read, type StageContext, type StageResult } from './stage-context';
import { youngerThan } from './younger-than';

type ValueOf<R> = R extends { state: 'read'; value: infer V } ? V : never;
type AccessBlock = ValueOf<AccountSettings['s3PublicAccessBlock']>;

/** The part of the security contact that settings have always told. */
function securityContactOf(security: Contacts['security']): AccountSettings['securityContact'] {
  if (security.state !== 'read') return security;
  const { value } = security;
  return { ...security, value: { present: value !== null, emailDomain: value?.emailDomain ?? null } };
}

async function readAccessBlock({ session }: StageContext): Promise<AccessBlock> {
  try {
    const { PublicAccessBlockConfiguration: block } = await session.s3Control(
      new GetPublicAccessBlockCommand({ AccountId: session.link.accountId }),
    );
    if (!block) return null;
    return {
      blockPublicAcls: block.BlockPublicAcls ?? false,
      ignorePublicAcls: block.IgnorePublicAcls ?? false,
      blockPublicPolicy: block.BlockPublicPolicy ?? false,
      restrictPublicBuckets: block.RestrictPublicBuckets ?? false,
    };
  } catch (error) {
    if (awsCode(error) !== 'NoSuchPublicAccessBlockConfiguration') throw error;
    return null;
  }
}

/** Contacts, regions and the account-wide S3 block, each for itself; asked for once a day at most. */
export async function collectAccountSettings(context: StageContext): Promise<StageResult> {
  const kept = youngerThan(context, 'accountSettings', context.pace.settingsDays);
  const contactsBefore = youngerThan(context, 'contacts', context.pace.serviceDays);
  const keptContacts = contactsBefore && isWhole(contactsBefore.value) ? contactsBefore : null;
  if (kept && keptContacts && isWhole(kept.value)) {
    return { readings: { accountSettings: kept, contacts: keptContacts } };
  }
  const { part, errors } = partReader(context);
  const contacts = keptContacts?.value ?? (await readContacts(context, part));
  const settings: AccountSettings = {
    securityContact: securityContactOf(contacts.security),
    regions: await part('account:ListRegions', () => listRegions(context)),
    s3PublicAccessBlock: await part('s3control:GetPublicAccessBlock', () => readAccessBlock(context)),
  };
  return {
    readings: {
      accountSettings: read(settings, context.takenAt),
      contacts: keptContacts ?? read(contacts, context.takenAt),
    },
    error: errors[0],
  };
}

function isWhole(parts: AccountSettings | Contacts): boolean {
  return Object.values(parts).every((part: Reading<unknown>) => part.state === 'read');
}
