import type { AccountSnapshot, ManagedPolicy } from '@/lib/snapshot/account-snapshot';
import { hash } from '@/lib/snapshot/hash';
import {
  buildGroup,
  buildPolicy,
  buildRole,
  buildUser,
  denied,
  off,
  read,
  textsOf,
} from '@/lib/snapshot/testing/build-snapshot';
import type { Check, Result } from '../types';
import { buildInput } from './build-input';

const accountId = '123456789012';

/** What a snapshot needs for one customer managed policy `Custom` that user `ana` has attached. */
export function withCustomerPolicy(
  text: string,
  parts: Partial<ManagedPolicy> = {},
): Partial<AccountSnapshot> {
  const policy = buildPolicy('Custom', hash(text), parts);
  const attachedPolicies = policy.attachmentCount > 0 ? [{ name: policy.name, arn: policy.arn }] : [];
  return {
    policies: read([policy]),
    users: read([buildUser('ana', { attachedPolicies })]),
    policyDocuments: textsOf(text),
  };
}

/** What a snapshot needs for one inline policy `extra` of `user/ana`, `group/devs` or `role/app`. */
export function withInlinePolicy(
  text: string,
  kind: 'user' | 'group' | 'role' = 'role',
  path = '/',
): Partial<AccountSnapshot> {
  const parts = { path, inlinePolicies: [{ name: 'extra', document: hash(text) }] };
  return {
    ...(kind === 'user' ? { users: read([buildUser('ana', parts)]) } : {}),
    ...(kind === 'group' ? { groups: read([buildGroup('devs', parts)]) } : {}),
    ...(kind === 'role' ? { roles: read([buildRole('app', parts)]) } : {}),
    policyDocuments: textsOf(text),
  };
}

/** What a snapshot needs for an AWS managed policy of that text which a role `app` has attached. */
export function withAwsPolicy(name: string, text: string, roleName = 'app'): Partial<AccountSnapshot> {
  const arn = `arn:aws:iam::aws:policy/${name}`;
  return {
    policies: read([buildPolicy(name, hash(text), { arn, awsManaged: true })]),
    roles: read([buildRole(roleName, { attachedPolicies: [{ name, arn }] })]),
    policyDocuments: textsOf(text),
  };
}

export const customPolicyArn = `arn:aws:iam::${accountId}:policy/Custom`;

/** What a check over policies answers when nothing was asked for, when AWS refused, and when a text is missing. */
export function answersWithoutPolicies(check: Check): Record<'off' | 'refused' | 'textless', Result[]> {
  const refused = denied('GetAccountAuthorizationDetails');
  const all = <T>(reading: T) => ({ users: reading, groups: reading, roles: reading, policies: reading });
  const textless = { ...withCustomerPolicy('x'), policyDocuments: {} };
  const judge = (parts: Partial<AccountSnapshot>) =>
    check.evaluate(buildInput(parts)).map(({ result }) => result);
  return { off: judge(all(off)), refused: judge(all(refused)), textless: judge(textless) };
}

/** What it should answer: nothing, one unknown for the account, and one for the policy. */
export const unknownWithoutPolicies = { off: [], refused: ['unknown'], textless: ['unknown'] };
