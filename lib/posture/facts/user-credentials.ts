import type { AccountSnapshot, OtherCredentials } from '@/lib/snapshot/account-snapshot';
import { valueOf, whyUnread } from '@/lib/snapshot/reading';
import { accountFacts, type UserFacts } from './account-facts';

/** What a user can sign in or sign requests with. */
interface UsableCredentials {
  kinds: string[];
  /** Why there may be more; null when all were looked at. */
  gap: string | null;
}

/**
 * The kinds of active credentials of a user: password, access keys, certificates, SSH keys and those of single services.
 * The last two count as absent while their stage is off.
 */
export function usableCredentials(user: UserFacts, snapshot: AccountSnapshot): UsableCredentials {
  const others = valueOf(snapshot.otherCredentials);
  const held: [string, boolean | undefined][] = [
    ['password', user.row?.passwordEnabled === true],
    ['access key', hasActiveKey(user)],
    [
      'signing certificate',
      user.row?.certificates.some(({ active }) => active) || holds(others?.signingCertificates, user),
    ],
    ['SSH key', holds(others?.sshKeys, user)],
    ['service-specific credential', holds(others?.serviceSpecific, user)],
  ];
  return { kinds: held.flatMap(([kind, isHeld]) => (isHeld ? [kind] : [])), gap: gapOf(user, snapshot) };
}

/** Whether an access key of the user works. */
export function hasActiveKey({ keys }: Pick<UserFacts, 'keys'>): boolean {
  return keys.some(({ status }) => status === 'Active');
}

function holds(
  credentials:
    readonly OtherCredentials['sshKeys' | 'serviceSpecific' | 'signingCertificates'][number][] | undefined,
  { name }: UserFacts,
): boolean | undefined {
  return credentials?.some(({ userName, status }) => userName === name && status === 'Active');
}

function gapOf(user: UserFacts, snapshot: AccountSnapshot): string | null {
  if (!user.row) return user.noRow ?? whyUnread(snapshot.credentialReport);
  if (accountFacts(snapshot).keySource === null) return whyUnread(snapshot.accessKeys);
  return snapshot.otherCredentials.state === 'unread' ? whyUnread(snapshot.otherCredentials) : null;
}
