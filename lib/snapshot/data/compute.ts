import type { Tag } from '../tag';
import type { Reading } from '../reading';

export interface Instance {
  id: string;
  arn: string;
  state: string;
  /** ARN of the instance profile; null when there is none. */
  instanceProfileArn: string | null;
  metadataTokens: 'required' | 'optional';
  metadataEndpoint: 'enabled' | 'disabled';
  tags: Tag[];
}

/** EC2 in one enabled region. */
export interface RegionCompute {
  region: string;
  instances: Reading<Instance[]>;
  /** ARNs or names of instance profiles that launch templates and Auto Scaling groups name. */
  templateProfiles: Reading<string[]>;
  /** The account's default for new instances; null when AWS's own holds. */
  metadataDefault: Reading<'required' | 'optional' | null>;
  snapshotSharing: Reading<'block-all-sharing' | 'block-new-sharing' | 'unblocked'>;
  imageSharing: Reading<'block-new-sharing' | 'unblocked'>;
}
