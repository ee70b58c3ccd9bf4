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
};

/** The name of a stage as people read it; a stage of a later version keeps its own. */
export function stageTitle(name: string): string {
  return name in stageWords ? stageWords[name as StageName].title : name;
}
