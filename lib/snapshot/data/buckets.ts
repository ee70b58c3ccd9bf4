import type { DocumentHash } from '../document-hash';
import type { Reading } from '../reading';

export interface PublicAccessBlock {
  blockPublicAcls: boolean;
  ignorePublicAcls: boolean;
  blockPublicPolicy: boolean;
  restrictPublicBuckets: boolean;
}

/** A grant of an access control list to everyone or to every AWS user. */
export interface PublicAclGrant {
  grantee: 'AllUsers' | 'AuthenticatedUsers';
  permission: 'READ' | 'WRITE' | 'READ_ACP' | 'WRITE_ACP' | 'FULL_CONTROL';
}

/** One S3 bucket of the account. Null where S3 says that there is none of the kind. */
export interface Bucket {
  name: string;
  arn: string;
  region: string;
  publicAccessBlock: Reading<PublicAccessBlock | null>;
  policyIsPublic: Reading<boolean>;
  /** Its text is in `policyDocuments`. */
  policy: Reading<DocumentHash | null>;
  publicAclGrants: Reading<PublicAclGrant[]>;
  ownership: Reading<'BucketOwnerEnforced' | 'BucketOwnerPreferred' | 'ObjectWriter' | null>;
  logsAccess: Reading<boolean>;
  versioning: Reading<{ enabled: boolean; mfaDelete: boolean }>;
  /** Whether object lock holds objects by default. */
  locksObjects: Reading<boolean>;
  /** Days until objects expire, by prefix; empty: they are kept for ever. */
  expirations: Reading<{ prefix: string; days: number }[]>;
}
