import {
  GetAccountPasswordPolicyCommand,
  GetAccountSummaryCommand,
  ListAccountAliasesCommand,
  type PasswordPolicy as AwsPasswordPolicy,
} from '@aws-sdk/client-iam';
import { AppError } from '@/lib/errors';
import type { AccountSummary, PasswordPolicy } from '@/lib/snapshot/account-snapshot';
import type { Reading } from '@/lib/snapshot/reading';
import type { StageError } from '@/lib/snapshot/stage';
import { awsCode } from '../errors';
import { attempt } from './attempt';
import {
  isConfigurationDue,
  previousOf,
  read,
  unread,
  type StageContext,
  type StageResult,
} from './stage-context';

function toPasswordPolicy(policy: AwsPasswordPolicy): PasswordPolicy {
  return {
    minimumLength: policy.MinimumPasswordLength ?? 6,
    requireSymbols: policy.RequireSymbols ?? false,
    requireNumbers: policy.RequireNumbers ?? false,
    requireUppercase: policy.RequireUppercaseCharacters ?? false,
    requireLowercase: policy.RequireLowercaseCharacters ?? false,
    allowUsersToChange: policy.AllowUsersToChangePassword ?? false,
    maxAgeDays: policy.ExpirePasswords === false ? null : (policy.MaxPasswordAge ?? null),
    reusePrevention: policy.PasswordReusePrevention ?? null,
    hardExpiry: policy.HardExpiry ?? false,
  };
}

interface NamesAndRules {
  passwordPolicy: Reading<PasswordPolicy | 'none'>;
  alias: string | null;
  error: StageError | null;
}

/** Password policy and alias as the last scan knew them; null when AWS must be asked. */
function knownNamesAndRules(context: StageContext): NamesAndRules | null {
  const before = previousOf(context, 'accountSummary')?.value;
  if (before?.passwordPolicy.state !== 'read' || isConfigurationDue(context)) return null;
  return { passwordPolicy: before.passwordPolicy, alias: before.alias, error: null };
}

async function readNamesAndRules(context: StageContext): Promise<NamesAndRules> {
  const policy = await readPasswordPolicy(context);
  const { value, error } = await attempt('iam:ListAccountAliases', () =>
    context.session.iam(new ListAccountAliasesCommand({})),
  );
  return {
    passwordPolicy: policy.reading,
    alias: value?.AccountAliases?.[0] ?? null,
    error: policy.error ?? error,
  };
}

async function readPasswordPolicy({
  session,
  takenAt,
}: StageContext): Promise<{ reading: Reading<PasswordPolicy | 'none'>; error: StageError | null }> {
  const { value, error } = await attempt('iam:GetAccountPasswordPolicy', async () => {
    try {
      const { PasswordPolicy } = await session.iam(new GetAccountPasswordPolicyCommand({}));
      return PasswordPolicy ? toPasswordPolicy(PasswordPolicy) : ('none' as const);
    } catch (failure) {
      if (awsCode(failure) === 'NoSuchEntity') return 'none' as const;
      throw failure;
    }
  });
  return error ? { reading: unread(error), error } : { reading: read(value, takenAt), error: null };
}

async function readCounts({ session }: StageContext): Promise<Record<string, number>> {
  const { SummaryMap } = await session.iam(new GetAccountSummaryCommand({}));
  if (SummaryMap?.AccountMFAEnabled === undefined) {
    throw new AppError(
      'upstream',
      'AWS answered without the account summary.',
      'Scan again; if it stays, something between here and AWS changes its answers.',
    );
  }
  return { ...SummaryMap };
}

/** Root's credentials and the account's counts (immediate, unlike the report), the password policy and the alias. */
export async function collectAccountSummary(context: StageContext): Promise<StageResult> {
  const counts = await readCounts(context);
  const { passwordPolicy, alias, error } = knownNamesAndRules(context) ?? (await readNamesAndRules(context));
  const password = counts.AccountPasswordPresent;
  const summary: AccountSummary = {
    counts,
    rootMfaEnabled: (counts.AccountMFAEnabled ?? 0) > 0,
    rootAccessKeys: counts.AccountAccessKeysPresent ?? 0,
    rootPasswordPresent: password === undefined ? null : password > 0,
    rootCertificates: counts.AccountSigningCertificatesPresent ?? 0,
    passwordPolicy,
    alias,
  };
  return { readings: { accountSummary: read(summary, context.takenAt) }, error: error ?? undefined };
}
