import type { AdministratorVerdict, Grant, TrustVerdict } from '@/lib/iam/types';
import type { IdentityShare } from './identity-share';

/** What the policies of a snapshot mean, by ARN. Computed once for checks, summary, projection and differences. */
export interface Analysis {
  /** Verdicts on users, roles and groups; one that is absent could not be told. */
  administrators: ReadonlyMap<string, AdministratorVerdict>;
  /** Null when administrators of that kind could be told, else why not. */
  administratorGap: { users: string | null; roles: string | null };
  /** Verdicts on the trust policies of roles; one that is absent could not be told. */
  trust: ReadonlyMap<string, TrustVerdict>;
  grants: ReadonlyMap<string, readonly Grant[]>;
  /** Shares of unused rights of users and roles; empty where the catalogue of actions was not at hand. */
  shares: ReadonlyMap<string, IdentityShare>;
}
