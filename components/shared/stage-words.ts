import type { StageName } from '@/lib/snapshot/stage';

/** What each stage of a scan is called, and what it reads. */
export const stageWords: Record<StageName, { title: string; reads: string }> = {
  'credential-report': {
    title: 'Credential report',
    reads: 'age and use of passwords and keys, MFA of each user',
  },
  'account-summary': { title: 'Account summary', reads: 'root user, password policy' },
  'authorization-details': {
    title: 'Authorization details',
    reads: 'users, groups, roles and their policies',
  },
  'mfa-devices': { title: 'MFA devices', reads: 'the kind of each device' },
  'access-keys': { title: 'Access keys', reads: 'ids and last use of each key' },
  'other-credentials': {
    title: 'Other credentials',
    reads: 'certificates, SSH keys, identity providers',
  },
  'last-accessed': { title: 'Last-accessed data', reads: 'which granted services are used' },
  organization: { title: 'Organization', reads: 'units, accounts and guardrails' },
  'external-access': { title: 'External access', reads: 'what Access Analyzer found' },
  trails: { title: 'Trails', reads: 'whether CloudTrail records' },
  'account-settings': { title: 'Account settings', reads: 'contacts, regions, public access block' },
  detection: { title: 'Detection', reads: 'GuardDuty, Security Hub, Config, Inspector' },
  'kms-keys': { title: 'KMS keys', reads: 'rotation, policies and grants of keys' },
  compute: { title: 'EC2 settings', reads: 'instance roles, metadata options, public sharing' },
  buckets: { title: 'S3 buckets', reads: 'public access, protection and retention' },
  alerts: { title: 'Alerts', reads: 'metric filters, alarms, event rules, topics' },
  'identity-center': { title: 'IAM Identity Center', reads: 'permission sets and assignments' },
  'login-profiles': { title: 'Login profiles', reads: 'first passwords that wait to be claimed' },
  'root-session': { title: 'Root session', reads: 'MFA devices of root' },
  'sign-ins': { title: 'Sign-ins', reads: 'from where users signed in' },
  'policy-validation': { title: 'Policy validation', reads: 'what Access Analyzer says of each policy' },
  'exposed-keys': { title: 'Exposed keys', reads: 'access keys in plain settings' },
  'web-endpoints': { title: 'Web endpoints', reads: 'web ACLs of public endpoints' },
  spend: { title: 'Spend monitors', reads: 'budgets and anomaly monitors' },
  advice: { title: 'Advice of AWS', reads: 'Trusted Advisor and Health' },
  workloads: { title: 'Workloads', reads: 'what runs in which region' },
};

/** The name of a stage as people read it; a stage of a later version keeps its own. */
export function stageTitle(name: string): string {
  return name in stageWords ? stageWords[name as StageName].title : name;
}
