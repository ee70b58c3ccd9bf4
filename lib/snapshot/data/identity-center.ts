import type { DocumentHash } from '../document-hash';
import type { Reading } from '../reading';

export interface PermissionSet {
  arn: string;
  name: string;
  /** Seconds. */
  sessionSeconds: number;
  awsManagedPolicies: string[];
  customerManagedPolicies: string[];
  inlinePolicy: DocumentHash | null;
  provisionedAccounts: string[];
}

export interface AccountAssignment {
  permissionSetArn: string;
  accountId: string;
  principalType: 'USER' | 'GROUP';
  principalId: string;
}

/** IAM Identity Center, as its management or delegated account sees it. `none`: this account sees no instance. */
export interface IdentityCenter {
  instanceArn: string;
  identityStoreId: string;
  permissionSets: PermissionSet[];
  assignments: AccountAssignment[];
  /** Ids of the users in each assigned group. */
  groupMembers: Reading<Record<string, string[]>>;
}
