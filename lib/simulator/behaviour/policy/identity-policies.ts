import { findAwsManagedPolicy } from '../../world/aws-managed-policies';
import type { AccountWorldState, GroupState, RoleState, UserState } from '../../world/types';
import { parsePolicy } from './parse-policy';
import type { ParsedPolicy } from './parse-policy';

/** Text of the default version of a managed policy; undefined when nobody knows the ARN. */
export function managedPolicyText(state: AccountWorldState, arn: string): string | undefined {
  const local = state.policies.get(arn);
  if (local) return local.versions.find((version) => version.id === local.defaultVersion)?.document;
  return findAwsManagedPolicy(arn)?.document;
}

/** Policy documents of one identity alone: inline first, then attached. */
function ownTexts(state: AccountWorldState, identity: UserState | GroupState | RoleState): string[] {
  const attached = identity.attached.map((arn) => managedPolicyText(state, arn));
  return [...identity.inline.values(), ...attached.filter((text) => text !== undefined)];
}

/** All identity policies that grant to a user (its groups' too), group or role. */
export function identityPolicies(
  state: AccountWorldState,
  identity: UserState | GroupState | RoleState,
): ParsedPolicy[] {
  const texts = ownTexts(state, identity);
  if ('groups' in identity) {
    for (const name of identity.groups) {
      const group = state.groups.get(name);
      if (group) texts.push(...ownTexts(state, group));
    }
  }
  return texts.map(parsePolicy);
}
