import { GetAlternateContactCommand } from '@aws-sdk/client-account';
import { GetPublicAccessBlockCommand } from '@aws-sdk/client-s3-control';
import type { AccountSettings } from '@/lib/snapshot/account-snapshot';
import type { Reading } from '@/lib/snapshot/reading';
import type { StageError } from '@/lib/snapshot/stage';
import { awsCode } from '../errors';
import type { OperationName } from '../operations';
import { attempt } from './attempt';
import { listRegions } from './enabled-regions';
import { read, unread, type StageContext, type StageResult } from './stage-context';
import { youngerThan } from './younger-than';

type ValueOf<R> = R extends { state: 'read'; value: infer V } ? V : never;
type Contact = ValueOf<AccountSettings['securityContact']>;
type AccessBlock = ValueOf<AccountSettings['s3PublicAccessBlock']>;

/** Whether there is a security contact, and its domain: names and numbers of people are not ours to keep. */
async function readContact({ session }: StageContext): Promise<Contact> {
  try {
    const { AlternateContact } = await session.account(
      new GetAlternateContactCommand({ AlternateContactType: 'SECURITY' }),
    );
    const domain = AlternateContact?.EmailAddress?.split('@')[1];
    return { present: AlternateContact !== undefined, emailDomain: domain?.toLowerCase() ?? null };
  } catch (error) {
    if (awsCode(error) !== 'ResourceNotFoundException') throw error;
    return { present: false, emailDomain: null };
  }
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

/** Security contact, regions and the account-wide S3 block, each for itself; asked for once a day at most. */
export async function collectAccountSettings(context: StageContext): Promise<StageResult> {
  const kept = youngerThan(context, 'accountSettings', context.pace.settingsDays);
  if (kept && Object.values(kept.value).every((part: Reading<unknown>) => part.state === 'read')) {
    return { readings: { accountSettings: kept } };
  }
  const errors: StageError[] = [];
  const part = async <T>(operation: OperationName, call: () => Promise<T>): Promise<Reading<T>> => {
    const { value, error } = await attempt(operation, call);
    if (!error) return read(value, context.takenAt);
    errors.push(error);
    return unread(error);
  };
  const settings: AccountSettings = {
    securityContact: await part('account:GetAlternateContact', () => readContact(context)),
    regions: await part('account:ListRegions', () => listRegions(context)),
    s3PublicAccessBlock: await part('s3control:GetPublicAccessBlock', () => readAccessBlock(context)),
  };
  return { readings: { accountSettings: read(settings, context.takenAt) }, error: errors[0] };
}
