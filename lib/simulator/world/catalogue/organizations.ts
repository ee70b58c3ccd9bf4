import type { OrganizationEvent, OrganizationEventBody } from '../events';
import { ROOT_OU } from '../types';
import { policy } from './documents';
import { CATALOGUE_ACCOUNTS, daysAgo, type Topic } from './topic';

const { soundAudit, sound, flawed, bare } = CATALOGUE_ACCOUNTS;

export const SOUND_ORGANIZATION = 'o-soundestat';
export const FLAWED_ORGANIZATION = 'o-flawedesta';
export const BILLING_ORGANIZATION = 'o-billingest';

const at = (days: number, events: OrganizationEventBody[]): OrganizationEvent[] =>
  events.map((event) => ({ at: daysAgo(days), ...event }));

const guardrail = policy(
  {
    Sid: 'KeepWatching',
    Effect: 'Deny',
    Action: [
      'cloudtrail:StopLogging',
      'cloudtrail:DeleteTrail',
      'cloudtrail:UpdateTrail',
      'config:StopConfigurationRecorder',
      'config:DeleteConfigurationRecorder',
      'guardduty:DeleteDetector',
      'guardduty:UpdateDetector',
      'securityhub:DisableSecurityHub',
      'access-analyzer:DeleteAnalyzer',
      'organizations:LeaveOrganization',
    ],
    Resource: '*',
  },
  {
    Sid: 'NoLongCommitments',
    Effect: 'Deny',
    Action: [
      'ec2:PurchaseReservedInstancesOffering',
      'rds:PurchaseReservedDBInstancesOffering',
      'savingsplans:CreateSavingsPlan',
      'account:EnableRegion',
    ],
    Resource: '*',
  },
  {
    Sid: 'NobodyIsRoot',
    Effect: 'Deny',
    Action: '*',
    Resource: '*',
    Condition: { StringLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:root' } },
  },
  {
    Sid: 'NoOtherRegions',
    Effect: 'Deny',
    NotAction: ['iam:*', 'sts:*', 'organizations:*', 'account:*'],
    Resource: '*',
    Condition: {
      StringNotEquals: { 'aws:RequestedRegion': ['eu-west-1', 'us-east-1'] },
      ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/RolecallReadOnly' },
    },
  },
);

const perimeter = policy({
  Effect: 'Deny',
  Principal: '*',
  Action: 's3:*',
  Resource: '*',
  Condition: { StringNotEqualsIfExists: { 'aws:PrincipalOrgID': SOUND_ORGANIZATION } },
});

/** Guardrails of every kind, units, root managed centrally, and one administrator whom the settings know. */
export const soundOrganization: OrganizationEvent[] = at(600, [
  { type: 'ou-created', ou: 'security', name: 'Security', parent: ROOT_OU },
  { type: 'ou-created', ou: 'workloads', name: 'Workloads', parent: ROOT_OU },
  { type: 'account-joined', account: soundAudit, parent: 'security', method: 'CREATED' },
  { type: 'account-joined', account: sound, parent: 'workloads', method: 'CREATED' },
  {
    type: 'org-policy-created',
    policy: 'guardrail',
    kind: 'SERVICE_CONTROL_POLICY',
    name: 'Guardrail',
    document: guardrail,
  },
  { type: 'org-policy-attached', policy: 'guardrail', target: 'security' },
  { type: 'org-policy-attached', policy: 'guardrail', target: 'workloads' },
  { type: 'policy-type-set', kind: 'RESOURCE_CONTROL_POLICY', enabled: true },
  {
    type: 'org-policy-created',
    policy: 'perimeter',
    kind: 'RESOURCE_CONTROL_POLICY',
    name: 'Perimeter',
    document: perimeter,
  },
  { type: 'org-policy-attached', policy: 'perimeter', target: 'workloads' },
  { type: 'policy-type-set', kind: 'AISERVICES_OPT_OUT_POLICY', enabled: true },
  {
    type: 'org-policy-created',
    policy: 'no-training',
    kind: 'AISERVICES_OPT_OUT_POLICY',
    name: 'NoTraining',
    document: {
      services: {
        '@@operators_allowed_for_child_policies': ['@@none'],
        default: {
          '@@operators_allowed_for_child_policies': ['@@none'],
          opt_out_policy: { '@@operators_allowed_for_child_policies': ['@@none'], '@@assign': 'optOut' },
        },
      },
    },
  },
  { type: 'org-policy-attached', policy: 'no-training', target: ROOT_OU },
  { type: 'policy-type-set', kind: 'TAG_POLICY', enabled: true },
  {
    type: 'org-policy-created',
    policy: 'owners',
    kind: 'TAG_POLICY',
    name: 'Owners',
    document: { tags: { owner: { tag_key: { '@@assign': 'owner' } } } },
  },
  { type: 'org-policy-attached', policy: 'owners', target: ROOT_OU },
  {
    type: 'delegated-administrator-set',
    account: soundAudit,
    service: 'access-analyzer.amazonaws.com',
    registered: true,
  },
  { type: 'root-feature-set', feature: 'RootCredentialsManagement', enabled: true },
  { type: 'service-access-set', service: 'iam.amazonaws.com', enabled: true },
  { type: 'service-access-set', service: 'access-analyzer.amazonaws.com', enabled: true },
]);

/** Two accounts right under the root, no policy but the one that allows everything, and an administrator nobody knows. */
export const flawedOrganization: OrganizationEvent[] = at(600, [
  { type: 'account-joined', account: flawed, parent: ROOT_OU, method: 'CREATED' },
  { type: 'account-joined', account: bare, parent: ROOT_OU, method: 'INVITED' },
  {
    type: 'delegated-administrator-set',
    account: bare,
    service: 'guardduty.amazonaws.com',
    registered: true,
  },
]);

const ofMember = { fails: 'flawed root', passes: 'sound root' } as const;
const ofEstate = {
  fails: `flawedRoot organization/${FLAWED_ORGANIZATION}`,
  passes: `soundRoot organization/${SOUND_ORGANIZATION}`,
} as const;

const ofBilling = { ...ofEstate, fails: `billing organization/${BILLING_ORGANIZATION}` } as const;

/** What the organization gives its accounts. */
export const organizations: Topic = {
  events: {},
  planted: {
    'org-member': { fails: 'alone root', passes: 'sound root' },
    'org-scp-effective': ofMember,
    'org-scp-region-limit': ofMember,
    'org-scp-protects-logging': ofMember,
    'org-scp-denies-root': { fails: 'flawed root', passes: 'soundAudit root' },
    'org-scp-service-limits': ofMember,
    'org-rcp-in-use': ofMember,
    'org-multi-account': ofBilling,
    'org-all-features': ofBilling,
    'org-ou-structure': ofEstate,
    'org-delegated-admins-known': ofEstate,
    'org-tag-policy': ofEstate,
    'org-ai-opt-out': ofEstate,
    'root-centralized-management-enabled': ofEstate,
  },
};
