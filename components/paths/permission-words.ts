import type { CallOfWay } from '@/lib/db/queries/paths/types';

const targets: Record<CallOfWay['on'], string> = {
  self: 'itself',
  ownGroup: 'a group that it is in',
  attachedPolicy: 'a policy that applies to it',
  policyOfTargetRole: 'a policy of the stronger role',
  otherUser: 'another user',
  targetRole: 'the stronger role',
  newRole: 'a role that it creates',
  newUser: 'a user that it creates',
  group: 'a stronger group',
  passedRole: 'the stronger role',
  workload: 'what runs as the stronger role',
  artifact: 'what stronger automation reads',
  samlProvider: 'a SAML provider',
  oidcProvider: 'a token provider',
  memberRoot: 'the root user of a member account',
  orgAccessRole: 'the role that administers member accounts',
  any: 'any resource of its kind',
};

/** What a call is about, in words. */
export function targetWords(on: CallOfWay['on']): string {
  return targets[on];
}

/** `user/ana` as `ana`. */
export function nameInStep(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}
