import type { UnreadRegion } from './regional';

export interface MetricFilter {
  logGroupArn: string;
  name: string;
  pattern: string;
  /** `namespace/name` of the metrics it feeds. */
  metrics: string[];
}

export interface Alarm {
  name: string;
  /** `namespace/name`. */
  metric: string;
  actionsEnabled: boolean;
  /** ARNs of what it does when it goes off. */
  actions: string[];
}

export interface EventRule {
  name: string;
  arn: string;
  enabled: boolean;
  /** JSON text; null for a schedule. */
  pattern: string | null;
  targets: string[];
}

export interface Topic {
  arn: string;
  confirmedSubscriptions: number;
}

/** What turns CloudTrail events into a message to somebody, in one region. */
export interface RegionAlerts {
  region: string;
  metricFilters: MetricFilter[];
  alarms: Alarm[];
  rules: EventRule[];
  topics: Topic[];
  /** Days that a log group keeps its events, by its ARN; null: for ever. */
  logRetention: Record<string, number | null>;
}

export interface Alerts {
  regions: RegionAlerts[];
  unreadRegions: UnreadRegion[];
}
