import { ResultMark } from '@/components/shared/result-mark';
import { RootMfa } from '@/components/shared/root-mfa';
import { SeverityMark } from '@/components/shared/severity-mark';
import { UnknownValue } from '@/components/shared/unknown-value';
import { Link } from '@/components/ui/link';
import type { IdentityListRow } from '@/lib/db/queries/identities/list-identities';
import { formatCount, formatDateTime, formatDaysAgo, formatIso } from '@/lib/format';

const kindWords: Record<string, string> = {
  virtual: 'authenticator app',
  'security-key': 'passkey or security key',
  'hardware-token': 'hardware token',
  sms: 'SMS',
  unknown: 'unknown kind',
};

/** AWS's kinds of MFA device in words. */
export function mfaKindWords(kinds: readonly string[]): string {
  return kinds.map((kind) => kindWords[kind] ?? kind).join(', ');
}

type Row = IdentityListRow;

export function MfaCell({ row }: { row: Row }) {
  if (row.kind === 'group' || row.kind === 'role') return <UnknownValue kind="not-applicable" />;
  if (row.mfaActive) return <ResultMark result="pass" word={mfaKindWords(row.mfaKinds) || 'Active'} />;
  if (row.kind === 'root') {
    const removed = row.passwordEnabled === false && row.activeKeys === 0;
    return <RootMfa active={row.mfaActive} removed={removed} />;
  }
  if (row.passwordEnabled === false) return <span className="text-fg-3">no password</span>;
  if (row.passwordEnabled === null || row.mfaActive === null) {
    return <UnknownValue kind="unknown" reason="The credential report of this account was not read." />;
  }
  return <SeverityMark severity="high" word="Missing" />;
}

export function SignInCell({ row }: { row: Row }) {
  if (row.kind === 'group') return <UnknownValue kind="not-applicable" />;
  if (row.kind === 'role') return <span className="text-fg-2">session</span>;
  if (row.passwordEnabled === null && row.activeKeys === null) return <UnknownValue kind="unknown" />;
  const ways = [row.passwordEnabled ? 'password' : null, keysWord(row.activeKeys)].filter(Boolean);
  return ways.length > 0 ? <>{ways.join(', ')}</> : <UnknownValue kind="none" />;
}

function keysWord(keys: number | null): string | null {
  if (keys === null || keys === 0) return null;
  return keys === 1 ? '1 key' : `${keys} keys`;
}

export function KeyAgeCell({ row, href, limit }: { row: Row; href: string; limit: number }) {
  if (row.kind === 'group' || row.kind === 'role') return <UnknownValue kind="not-applicable" />;
  if (row.activeKeys === null) return <UnknownValue kind="unknown" />;
  if (row.activeKeys === 0) return <UnknownValue kind="none" word="no key" />;
  if (row.oldestKeyDays === null) return <UnknownValue kind="unknown" />;
  const days = formatCount(row.oldestKeyDays);
  return (
    <Link href={href} className={row.oldestKeyDays > limit ? 'font-strong' : undefined}>
      {days}
    </Link>
  );
}

export function ActivityCell({ row }: { row: Row }) {
  if (row.kind === 'group') return <UnknownValue kind="not-applicable" />;
  if (row.lastActivityAt && row.idleDays !== null) {
    return (
      <time
        dateTime={formatIso(row.lastActivityAt)}
        title={formatDateTime(row.lastActivityAt)}
        className="text-fg-2"
      >
        {formatDaysAgo(row.idleDays)}
      </time>
    );
  }
  if (row.kind === 'role') return <UnknownValue kind="not-tracked" word="no use in 400 tracked days" />;
  return <UnknownValue kind="never" />;
}

export function UnusedCell({ row, href }: { row: Row; href: string }) {
  if (row.kind === 'root' || row.kind === 'group' || row.serviceLinked)
    return <UnknownValue kind="not-applicable" />;
  if (row.grantedServices === 0) {
    return row.hasPolicies ? (
      <UnknownValue kind="unknown" reason="Its last-accessed data was not read." />
    ) : (
      <UnknownValue kind="none" word="none granted" />
    );
  }
  if (row.unusedServices === 0)
    return <span className="text-fg-3">0 of {formatCount(row.grantedServices)}</span>;
  return (
    <>
      <Link href={href}>{formatCount(row.unusedServices)}</Link>{' '}
      <span className="text-fg-3">of {formatCount(row.grantedServices)}</span>
    </>
  );
}

export function TrustCell({ row }: { row: Row }) {
  if (row.kind !== 'role') return <UnknownValue kind="not-applicable" />;
  if (row.publicTrust === null)
    return <UnknownValue kind="unknown" reason="Its trust policy could not be read." />;
  if (row.publicTrust) return <SeverityMark severity="critical" word="Anyone" />;
  if (row.externalTrust) return <SeverityMark severity="medium" word="Another account" />;
  return <span className="text-fg-3">nobody outside</span>;
}

export function FindingsCell({ row, href }: { row: Row; href: string }) {
  if (row.openFindings === 0) return <span className="text-fg-3">0</span>;
  return (
    <span className="inline-flex items-center justify-end gap-2">
      {row.worstSeverity ? <SeverityMark severity={row.worstSeverity} iconOnly /> : null}
      <Link href={href}>{formatCount(row.openFindings)}</Link>
    </span>
  );
}
