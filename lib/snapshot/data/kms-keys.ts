import type { DocumentHash } from '../document-hash';
import type { Instant, Reading } from '../reading';
import type { UnreadRegion } from './regional';

export interface KmsGrant {
  granteePrincipal: string;
  operations: string[];
}

/** A customer managed KMS key; keys that AWS manages are left out. */
export interface KmsKey {
  arn: string;
  id: string;
  region: string;
  state: string;
  /** `SYMMETRIC_DEFAULT`, `RSA_2048`, `HMAC_256` … */
  spec: string;
  usage: string;
  /** `AWS_KMS`, `EXTERNAL`, `AWS_CLOUDHSM` or `EXTERNAL_KEY_STORE`. */
  origin: string;
  isMultiRegionReplica: boolean;
  deletionAt: Instant | null;
  aliases: string[];
  rotationEnabled: Reading<boolean>;
  /** Its text is in `policyDocuments`. */
  policy: Reading<DocumentHash>;
  grants: Reading<KmsGrant[]>;
}

export interface KmsKeys {
  keys: KmsKey[];
  regions: string[];
  unreadRegions: UnreadRegion[];
}
