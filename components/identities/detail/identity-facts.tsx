import { AbsoluteTime } from '@/components/shared/absolute-time';
import { AccountId } from '@/components/shared/account-id';
import type { Fact } from '@/components/shared/facts';
import type { ScopedPath } from '@/components/shared/scoped-path';
import { UnknownValue } from '@/components/shared/unknown-value';
import { Link } from '@/components/ui/link';
import type { IdentityDetail } from '@/lib/db/queries/identities/get-identity';
import {
  daysBetween,
  formatCount,
  formatDate,
  formatDateTime,
  formatDays,
  formatDaysAgo,
  formatPlural,
} from '@/lib/format';
import { mfaKindWords } from '../identity-cells';
import { kindWords } from '../identity-name';

/** Six facts of an identity, those that matter for its kind. */
export function identityFacts(identity: IdentityDetail, path: ScopedPath): Fact[] {
  const account: Fact = {
    label: 'Account',
    value: <Link href={path(`/accounts/${identity.accountId}`)}>{identity.accountName}</Link>,
    detail: <AccountId id={identity.accountId} className="text-caption" />,
  };
  const created: Fact = {
    label: 'Created',
    value: identity.createdAt ? (
      <AbsoluteTime at={identity.createdAt} dayOnly />
    ) : (
      <UnknownValue kind="unknown" />
    ),
    detail: identity.createdAt
      ? `${formatDays(daysBetween(identity.createdAt, identity.snapshotAt))} ago`
      : undefined,
  };
  const rest = {
    user: [signIn, owner, keys, activity],
    role: [session, owner, trusted, activity],
    group: [groupKind, members, policies, findings],
    root: [mfa, signIn, keys, activity],
  }[identity.kind];
  return [account, ...rest.map((fact) => fact(identity, path)), created];
}

type FactOf = (identity: IdentityDetail, path: ScopedPath) => Fact;

const owner: FactOf = ({ owner: name, tags }) => {
  const tag = tags.find(({ value }) => value.trim() === name);
  return {
    label: 'Owner',
    value: name ?? <UnknownValue kind="none" word="no owner" />,
    detail: name ? (
      <>from tag {tag ? <b className="font-medium">{tag.key}</b> : 'owner'}</>
    ) : (
      'no tag names one'
    ),
  };
};

const signIn: FactOf = ({ kind, passwordEnabled, passwordLastChanged, mfaActive, mfaKinds }) => {
  if (passwordEnabled === null) {
    return { label: 'Console', value: <UnknownValue kind="unknown" />, detail: 'credential report not read' };
  }
  if (!passwordEnabled) {
    return {
      label: 'Console',
      value: 'No password',
      detail: kind === 'root' ? 'managed centrally' : kindWords[kind],
    };
  }
  if (kind === 'root') {
    const set = passwordLastChanged ? `set ${formatDate(passwordLastChanged)}` : undefined;
    return { label: 'Console', value: 'Password', detail: set };
  }
  const withMfa = `MFA: ${mfaKindWords(mfaKinds) || 'active'}`;
  return {
    label: 'Console',
    value: 'Password',
    detail: mfaActive ? withMfa : mfaActive === null ? 'MFA unknown' : 'without MFA',
  };
};

const mfa: FactOf = ({ mfaActive, mfaKinds, passwordEnabled }) => {
  if (mfaActive === null) return { label: 'MFA', value: <UnknownValue kind="unknown" /> };
  if (mfaActive) return { label: 'MFA', value: 'Active', detail: mfaKindWords(mfaKinds) || 'kind not read' };
  return {
    label: 'MFA',
    value: 'None',
    detail: passwordEnabled ? 'a password alone opens it' : 'no password either',
  };
};

const keys: FactOf = ({ activeKeys, credentials }) => {
  if (activeKeys === null) return { label: 'Access keys', value: <UnknownValue kind="unknown" /> };
  const own = credentials.filter(({ kind }) => kind === 'access-key');
  const oldest = Math.max(
    ...own.filter(({ status }) => status === 'Active').map(({ ageDays }) => ageDays ?? 0),
    0,
  );
  const inactive = own.length - activeKeys;
  return {
    label: 'Access keys',
    value: activeKeys === 0 ? 'None active' : `${formatCount(activeKeys)} active`,
    detail:
      activeKeys > 0 && own.length > 0
        ? `oldest ${formatDays(oldest)}`
        : inactive > 0
          ? `${formatCount(inactive)} inactive`
          : undefined,
  };
};

const activity: FactOf = ({ lastActivityAt, idleDays, kind }) => {
  if (!lastActivityAt || idleDays === null) {
    return kind === 'role'
      ? { label: 'Last activity', value: 'No use recorded', detail: 'in 400 tracked days' }
      : {
          label: 'Last activity',
          value: <UnknownValue kind="never" />,
          detail: 'no password or key was used',
        };
  }
  return {
    label: 'Last activity',
    value: formatDaysAgo(idleDays),
    detail: formatDateTime(lastActivityAt),
  };
};

const session: FactOf = ({ maxSessionDuration, serviceLinked, path: iamPath }) => ({
  label: 'Kind',
  value: serviceLinked ? 'Service-linked role' : 'Role',
  detail: maxSessionDuration ? `sessions up to ${formatCount(maxSessionDuration / 3600)} h` : iamPath,
});

const trusted: FactOf = ({ id, trust, publicTrust, externalTrust }, path) => ({
  label: 'Trusts',
  value: <Link href={path(`/identities/${id}/trust`)}>{formatPlural(trust.length, 'principal')}</Link>,
  detail:
    publicTrust === null
      ? 'trust policy not read'
      : publicTrust
        ? 'anyone among them'
        : externalTrust
          ? 'another account among them'
          : 'none outside the estate',
});

const groupKind: FactOf = ({ path: iamPath }) => ({
  label: 'Kind',
  value: 'Group',
  detail: `path ${iamPath}`,
});
const members: FactOf = ({ members: list }) => ({
  label: 'Members',
  value: formatPlural(list.length, 'user'),
});
const policies: FactOf = ({ id, policies: list }, path) => ({
  label: 'Policies',
  value: <Link href={path(`/identities/${id}/raw`)}>{formatCount(list.length)}</Link>,
  detail: `${formatCount(list.filter(({ arn }) => arn === null).length)} inline`,
});

const findings: FactOf = ({ id, findings: list }, path) => ({
  label: 'Open findings',
  value: <Link href={path(`/identities/${id}/findings`)}>{formatCount(list.length)}</Link>,
});
