import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import { accountFacts } from './account-facts';
import { type RootFacts, rootFacts } from './root-facts';
import { type Verdict, notApplicable, unknownVerdict } from './verdict';

/** Whether root can sign in or sign requests at all: any credential seen proves it, only all seen absent the contrary. */
function hasCredentials({ hasPassword, activeKeys, activeCertificates }: RootFacts): boolean | null {
  if (hasPassword || activeKeys || activeCertificates) return true;
  return [hasPassword, activeKeys, activeCertificates].includes(null) ? null : false;
}

/** Whether the partition knows no password, and so no MFA, of the root user. */
function hasNoRootSignIn(snapshot: AccountSnapshot): boolean {
  const { rootRow } = accountFacts(snapshot);
  return snapshot.partition !== 'aws' && rootRow !== null && rootRow.passwordEnabled === null;
}

/** Why MFA of the root user cannot be judged or need not be; null when there are credentials for it to protect. */
export function rootBeyondMfa(snapshot: AccountSnapshot): Verdict | null {
  if (hasNoRootSignIn(snapshot))
    return notApplicable(`Partition ${snapshot.partition} knows no MFA for the root user`);
  const credentials = hasCredentials(rootFacts(snapshot));
  if (credentials === false) return notApplicable('The root user has no credentials');
  return credentials ? null : unknownVerdict('whether the root user has credentials could not be told');
}
