import type { AccountSnapshot, AccountSummary } from '@/lib/snapshot/account-snapshot';
import type { CredentialReportRow } from '@/lib/snapshot/credential-report';
import { type Instant, valueOf } from '@/lib/snapshot/reading';
import { accountFacts, passwordLastUsed } from './account-facts';

/** The root user's credentials by the rules that all checks share (checks.md, section 1). Null: could not be told. */
export interface RootFacts {
  arn: string;
  mfaActive: boolean | null;
  hasPassword: boolean | null;
  activeKeys: number | null;
  /** Active or not. */
  storedKeys: number | null;
  activeCertificates: number | null;
  passwordLastUsed: Instant | null;
}

/** Gathers what the account summary and the report's root row say; the summary wins, being the fresher. */
export function rootFacts(snapshot: AccountSnapshot): RootFacts {
  const { rootRow: row } = accountFacts(snapshot);
  const summary = valueOf(snapshot.accountSummary);
  return {
    arn: rootArn(snapshot),
    mfaActive: summary?.rootMfaEnabled ?? row?.mfaActive ?? null,
    hasPassword: hasPassword(snapshot),
    ...countRootKeys(row, summary),
    activeCertificates: countActive(row?.certificates) ?? summary?.rootCertificates ?? null,
    passwordLastUsed: row && passwordLastUsed(row),
  };
}

/** A summary that says "none" overrules the report; one that says "some" does not tell whether they are active. */
function countRootKeys(
  row: CredentialReportRow | null,
  summary: AccountSummary | null,
): Pick<RootFacts, 'activeKeys' | 'storedKeys'> {
  if (summary?.rootAccessKeys === 0) return { activeKeys: 0, storedKeys: 0 };
  const inReport = row?.keys.length ?? null;
  return {
    activeKeys: countActive(row?.keys),
    storedKeys: summary ? Math.max(summary.rootAccessKeys, inReport ?? 0) : inReport,
  };
}

function countActive(credentials: readonly { active: boolean }[] | undefined): number | null {
  return credentials?.filter((credential) => credential.active).length ?? null;
}

/** The ARN of the account's root user, which also stands for the account as a whole. */
export function rootArn(snapshot: Pick<AccountSnapshot, 'accountId' | 'partition'>): string {
  return `arn:${snapshot.partition}:iam::${snapshot.accountId}:root`;
}

/** `not_supported` → the summary's AccountPasswordPresent; without it yes in `aws`, no in GovCloud and China. */
function hasPassword(snapshot: AccountSnapshot): boolean | null {
  const { rootRow: row } = accountFacts(snapshot);
  const summary = valueOf(snapshot.accountSummary);
  if (row && row.passwordEnabled !== null) return row.passwordEnabled;
  if (summary && summary.rootPasswordPresent !== null) return summary.rootPasswordPresent;
  return row || summary ? snapshot.partition === 'aws' : null;
}
