import { keyedHash, keyedUuid } from '../ids';
import type { AlertEvent, ComputeEvent, DetectionEvent, StorageEvent } from '../service-events';
import type { AlertState, BucketState, ComputeState, DetectionState, ServiceStates } from '../service-types';
import { need, policyText } from './fold-context';
import type { EventOf, Fold, Handlers } from './fold-context';

/** An account in which no other service was ever touched. */
export function emptyServices(): ServiceStates {
  return {
    buckets: new Map(),
    keys: new Map(),
    detection: new Map(),
    compute: new Map(),
    alerts: new Map(),
  };
}

/** The value under a key, made on first use. */
function madeIn<T>(map: Map<string, T>, key: string, make: () => T): T {
  const existing = map.get(key);
  if (existing !== undefined) return existing;
  const made = make();
  map.set(key, made);
  return made;
}

function definedOnly<T extends object>(changes: T): Partial<T> {
  const entries = Object.entries(changes).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Partial<T>;
}

function newBucket(fold: Fold, name: string): BucketState {
  return { name, region: 'us-east-1', createdAt: fold.at, aclGrants: [], mfaDelete: false, expirations: [] };
}

function ownerPolicy({ state }: Fold): string {
  const Principal = { AWS: `arn:${state.partition}:iam::${state.id}:root` };
  const Statement = [
    { Sid: 'EnableIAMPolicies', Effect: 'Allow', Principal, Action: 'kms:*', Resource: '*' },
  ];
  return JSON.stringify({ Version: '2012-10-17', Statement });
}

function setKey(fold: Fold, event: EventOf<'kms-key-set'>): void {
  const { type: _type, key: label, id: given, policy, ...changes } = event;
  const { state, at, seed } = fold;
  const id = given ?? keyedUuid(seed, state.id, 'kms-key', event.region, label);
  const key = madeIn(state.services.keys, id, () => ({
    id,
    arn: `arn:${state.partition}:kms:${event.region}:${state.id}:key/${id}`,
    region: event.region,
    createdAt: at,
    manager: 'CUSTOMER' as const,
    state: 'Enabled' as const,
    spec: 'SYMMETRIC_DEFAULT',
    usage: 'ENCRYPT_DECRYPT' as const,
    origin: 'AWS_KMS' as const,
    rotation: false,
    aliases: [label],
    policy: ownerPolicy(fold),
    grants: [],
  }));
  Object.assign(key, definedOnly(changes));
  if (policy !== undefined) key.policy = policyText(policy);
}

export const storageHandlers: Handlers<StorageEvent['type']> = {
  'bucket-set': (fold, event) => {
    const { type: _type, bucket: name, policy, ...changes } = event;
    const bucket = madeIn(fold.state.services.buckets, name, () => newBucket(fold, name));
    Object.assign(bucket, definedOnly(changes));
    if (policy !== undefined) bucket.policy = policyText(policy);
  },
  'bucket-deleted': (fold, event) => {
    const bucket = need(fold.state.services.buckets.get(event.bucket), `bucket ${event.bucket}`, fold);
    fold.state.services.buckets.delete(bucket.name);
  },
  'kms-key-set': setKey,
};

function detectionOf({ state }: Fold, region: string): DetectionState {
  return madeIn(state.services.detection, region, () => ({
    findings: new Map(),
    aggregates: false,
    inspector: { ec2: false, ecr: false, lambda: false },
  }));
}

export const detectionHandlers: Handlers<DetectionEvent['type']> = {
  'guardduty-set': (fold, event) => {
    const id = keyedHash(fold.seed, fold.state.id, 'detector', event.region).toString('hex').slice(0, 32);
    const { status, administrator } = event;
    detectionOf(fold, event.region).detector = status === null ? undefined : { id, status, administrator };
  },
  'guardduty-finding-set': (fold, event) => {
    const { findings } = detectionOf(fold, event.region);
    const id = keyedHash(fold.seed, fold.state.id, 'finding', event.finding).toString('hex').slice(0, 32);
    findings.set(id, {
      id,
      type: event.kind,
      title: event.title,
      severity: event.severity,
      userName: event.userName,
      userType: event.userType ?? (event.userName === 'Root' ? 'Root' : 'IAMUser'),
      archived: event.archived ?? false,
      createdAt: findings.get(id)?.createdAt ?? fold.at,
      updatedAt: fold.at,
    });
  },
  'security-hub-set': (fold, event) => {
    const detection = detectionOf(fold, event.region);
    detection.standards = event.standards ?? undefined;
    detection.aggregates = event.aggregates ?? detection.aggregates;
  },
  'config-recorder-set': (fold, event) => {
    detectionOf(fold, event.region).recorder = event.recorder ?? undefined;
  },
  'inspector-set': (fold, { region, ec2, ecr, lambda }) => {
    detectionOf(fold, region).inspector = { ec2, ecr, lambda };
  },
};

function computeOf({ state }: Fold, region: string): ComputeState {
  return madeIn(state.services.compute, region, () => ({
    instances: new Map(),
    templates: new Map(),
    snapshotSharing: 'unblocked' as const,
    imageSharing: 'unblocked' as const,
  }));
}

function instanceId({ seed, state }: Fold, label: string): string {
  return `i-0${keyedHash(seed, state.id, 'instance', label).toString('hex').slice(0, 16)}`;
}

export const computeHandlers: Handlers<ComputeEvent['type']> = {
  'instance-set': (fold, event) => {
    const { type: _type, region, instance: label, ...changes } = event;
    const id = instanceId(fold, label);
    const instance = madeIn(computeOf(fold, region).instances, id, () => ({
      id,
      state: 'running' as const,
      metadataTokens: 'required' as const,
      metadataEndpoint: 'enabled' as const,
      tags: { Name: label },
      launchedAt: fold.at,
    }));
    Object.assign(instance, definedOnly(changes));
  },
  'instance-terminated': (fold, event) => {
    const { instances } = computeOf(fold, event.region);
    const id = instanceId(fold, event.instance);
    instances.delete(need(instances.get(id), `instance ${event.instance}`, fold).id);
  },
  'launch-template-set': (fold, event) => {
    computeOf(fold, event.region).templates.set(event.template, event.instanceProfile);
  },
  'compute-defaults-set': (fold, { type: _type, region, ...changes }) => {
    Object.assign(computeOf(fold, region), definedOnly(changes));
  },
};

function alertsOf({ state }: Fold, region: string): AlertState {
  return madeIn(state.services.alerts, region, () => ({
    logGroups: new Map(),
    alarms: new Map(),
    rules: new Map(),
    topics: new Map(),
  }));
}

export const alertHandlers: Handlers<AlertEvent['type']> = {
  'log-group-set': (fold, event) => {
    const group = madeIn(alertsOf(fold, event.region).logGroups, event.group, () => ({
      filters: [],
    }));
    Object.assign(group, { retentionDays: event.retentionDays });
  },
  'metric-filter-set': (fold, event) => {
    const { logGroups } = alertsOf(fold, event.region);
    const group = need(logGroups.get(event.group), `log group ${event.group}`, fold);
    const { name, pattern, namespace, metric } = event;
    const others = group.filters.filter((filter) => filter.name !== name);
    group.filters = [...others, { name, pattern, namespace, metric }];
  },
  'alarm-set': (fold, { type: _type, region, ...alarm }) => {
    alertsOf(fold, region).alarms.set(alarm.name, alarm);
  },
  'event-rule-set': (fold, { type: _type, region, ...rule }) => {
    alertsOf(fold, region).rules.set(rule.name, rule);
  },
  'topic-set': (fold, event) => {
    alertsOf(fold, event.region).topics.set(event.topic, event.confirmed);
  },
};
