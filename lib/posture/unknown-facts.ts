import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import { whyUnread } from '@/lib/snapshot/reading';
import { accountFacts } from './facts/account-facts';
import type { Analysis } from './analysis';
import { rootFacts } from './facts/root-facts';
import type { UnknownFact } from './types';

/** What could not be told about an account and why: one line for every number of the summary that is null or in part. */
export function unknownFacts(snapshot: AccountSnapshot, analysis: Analysis): UnknownFact[] {
  const report = whyUnread(snapshot.credentialReport);
  const { users, keySource } = accountFacts(snapshot);
  const whyUsers = whyUnread(snapshot.users) ?? report;
  const candidates: [string, string | null][] = [
    ['Users', users ? null : whyUsers],
    ['Passwords and MFA of users', report],
    ['Access keys', users && keySource ? null : (whyUnread(snapshot.accessKeys) ?? whyUsers)],
    ['Root user', whyRootUnknown(snapshot)],
    ['Groups', whyUnread(snapshot.groups)],
    ['Roles', whyUnread(snapshot.roles)],
    ['Customer managed policies', whyUnread(snapshot.policies)],
    ['Administrators among users', analysis.administratorGap.users],
    ['Administrators among roles', analysis.administratorGap.roles],
    ['Trust of roles', whyTrustUnknown(snapshot, analysis)],
    ['Unused services', whyUnread(snapshot.lastAccessed)],
    ['Kinds of MFA devices', whyUnread(snapshot.mfaDevices)],
  ];
  const facts = candidates.flatMap(([what, why]) => (why === null ? [] : [{ what, why }]));
  return [...facts, ...usersWithoutRow(snapshot)];
}

function whyRootUnknown(snapshot: AccountSnapshot): string | null {
  const { mfaActive, activeKeys, hasPassword } = rootFacts(snapshot);
  if (![mfaActive, activeKeys, hasPassword].includes(null)) return null;
  return (
    whyUnread(snapshot.credentialReport) ??
    whyUnread(snapshot.accountSummary) ??
    'The credential report has no line for the root user.'
  );
}

function whyTrustUnknown(snapshot: AccountSnapshot, analysis: Analysis): string | null {
  if (snapshot.roles.state !== 'read') return whyUnread(snapshot.roles);
  const untold = snapshot.roles.value.filter(({ arn }) => !analysis.trust.has(arn));
  const broken = snapshot.roles.value.find(({ arn }) => analysis.trust.get(arn)?.problem);
  if (untold[0]) return `The trust policy of ${untold[0].name} was not read.`;
  return broken ? `The trust policy of ${broken.name} could not be understood.` : null;
}

/** Users that the report does not tell about are in no password number: say who. */
function usersWithoutRow(snapshot: AccountSnapshot): UnknownFact[] {
  if (snapshot.credentialReport.state !== 'read') return [];
  const { users } = accountFacts(snapshot);
  const named = new Set(users?.map((user) => user.name));
  const withoutRow = (users ?? []).flatMap(({ name, noRow }) =>
    noRow ? [{ what: `Password and MFA of ${name}`, why: noRow }] : [],
  );
  const broken = snapshot.credentialReport.value.problems
    .filter(({ user }) => user === null || !named.has(user))
    .map(({ user, line, message }) => ({
      what: user ? `User ${user}` : 'A line of the credential report',
      why: `line ${line}: ${message}`,
    }));
  return [...withoutRow, ...broken];
}
