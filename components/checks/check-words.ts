import type { Running } from '@/lib/db/queries/checks/get-check-reference';

/** The groups of checks, in the order of the catalogue. */
export const groupTitles: Readonly<Record<string, string>> = {
  root: 'Root user',
  users: 'Users, MFA and human access',
  passwords: 'Passwords and password policy',
  keys: 'Access keys and other long-lived credentials',
  policies: 'Groups and policies',
  roles: 'Roles and trust',
  'least-privilege': 'Least privilege and unused access',
  escalation: 'Privilege escalation',
  external: 'External and public access',
  organization: 'Organization guardrails',
  logging: 'Logging, detection and account settings',
};

/** Why a check runs, or does not. */
export function runningInWords({ on, by }: Running): string {
  const words = {
    core: 'a core check',
    profile: 'the profile asks for it',
    hand: 'set by hand',
    extended: 'extended, and the profile does not ask for it',
    stages: 'the stages that it reads are off',
  };
  return `${on ? 'On' : 'Off'}: ${words[by]}`;
}
