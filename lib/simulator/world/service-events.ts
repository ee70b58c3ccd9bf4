import type { PolicySource } from './base-types';
import type {
  AlarmState,
  BucketState,
  ComputeState,
  DetectionState,
  EventRuleState,
  GuardDutyFindingState,
  InstanceState,
  KmsKeyState,
  MetricFilterState,
  RecorderState,
} from './service-types';

type Changes<T, K extends keyof T> = Partial<Omit<T, K>>;

/** S3 and KMS. A `-set` creates or changes: what it leaves out stays as it was. */
export type StorageEvent =
  | ({ type: 'bucket-set'; bucket: string; policy?: PolicySource } & Changes<
      BucketState,
      'name' | 'createdAt' | 'policy'
    >)
  | { type: 'bucket-deleted'; bucket: string }
  | ({
      type: 'kms-key-set';
      /** Label of the author; the id comes from a keyed hash unless `id` is given. */
      key: string;
      id?: string;
      region: string;
      policy?: PolicySource;
    } & Changes<KmsKeyState, 'id' | 'arn' | 'region' | 'createdAt' | 'policy'>);

/** GuardDuty, Security Hub, Config and Inspector of one region. */
export type DetectionEvent =
  | { type: 'guardduty-set'; region: string; status: 'ENABLED' | 'DISABLED' | null; administrator?: string }
  | {
      type: 'guardduty-finding-set';
      region: string;
      finding: string;
      /** Such as `UnauthorizedAccess:IAMUser/ConsoleLoginSuccess.B`. */
      kind: string;
      title: string;
      severity: number;
      userName: string;
      /** Default `IAMUser`, and `Root` for that name. */
      userType?: GuardDutyFindingState['userType'];
      archived?: boolean;
    }
  | { type: 'security-hub-set'; region: string; standards: string[] | null; aggregates?: boolean }
  | { type: 'config-recorder-set'; region: string; recorder: RecorderState | null }
  | ({ type: 'inspector-set'; region: string } & DetectionState['inspector']);

/** EC2 of one region. */
export type ComputeEvent =
  | ({ type: 'instance-set'; region: string; instance: string } & Changes<InstanceState, 'id' | 'launchedAt'>)
  | { type: 'instance-terminated'; region: string; instance: string }
  | { type: 'launch-template-set'; region: string; template: string; instanceProfile: string }
  | ({ type: 'compute-defaults-set'; region: string } & Changes<ComputeState, 'instances' | 'templates'>);

/** CloudWatch, EventBridge and SNS of one region. */
export type AlertEvent =
  | { type: 'log-group-set'; region: string; group: string; retentionDays?: number }
  | ({ type: 'metric-filter-set'; region: string; group: string } & MetricFilterState)
  | ({ type: 'alarm-set'; region: string } & AlarmState)
  | ({ type: 'event-rule-set'; region: string } & EventRuleState)
  | { type: 'topic-set'; region: string; topic: string; confirmed: number };

export type ServiceEvent = StorageEvent | DetectionEvent | ComputeEvent | AlertEvent;
