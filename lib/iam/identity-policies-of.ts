import type { AccountSnapshot, Group, ManagedPolicy, Role, User } from '@/lib/snapshot/account-snapshot';
import type { OrganizationSnapshot } from '@/lib/snapshot/organization-snapshot';
import { valueOf } from '@/lib/snapshot/reading';
import { guardrailsOf } from './guardrails';
import type { IdentityPolicies, NamedPolicy } from './types';

/** What AWS's own administrator policy says, for accounts whose AWS managed policies were not read. */
const administratorAccess = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
});

interface PolicyTexts {
  managed: (arn: string) => string | null;
  inline: (hash: string) => string | null;
}

function createTexts(snapshot: AccountSnapshot): PolicyTexts {
  const byArn = new Map<string, ManagedPolicy>();
  for (const policy of valueOf(snapshot.policies) ?? []) byArn.set(policy.arn, policy);
  const inline = (hash: string) => snapshot.policyDocuments[hash] ?? null;
  return {
    inline,
    managed: (arn) => {
      const version = byArn.get(arn)?.versions.find(({ isDefault }) => isDefault);
      const text = version ? inline(version.document) : null;
      return (
        text ?? (/^arn:[^:]*:iam::aws:policy\/AdministratorAccess$/.test(arn) ? administratorAccess : null)
      );
    },
  };
}

/** Policies whose text was not read are left out: what they allow is not known. */
function listPolicies(holder: User | Group | Role, texts: PolicyTexts, group: string | null): NamedPolicy[] {
  const attached = holder.attachedPolicies.flatMap(({ name, arn }): NamedPolicy[] => {
    const text = texts.managed(arn);
    return text === null ? [] : [{ name, via: group ? 'group-managed' : 'managed', arn, group, text }];
  });
  const inline = holder.inlinePolicies.flatMap(({ name, document }): NamedPolicy[] => {
    const text = texts.inline(document);
    return text === null ? [] : [{ name, via: group ? 'group-inline' : 'inline', arn: null, group, text }];
  });
  return [...attached, ...inline];
}

function toBoundary(arn: string | null, texts: PolicyTexts): IdentityPolicies['boundary'] {
  if (arn === null) return null;
  const text = texts.managed(arn);
  return text === null ? 'unread' : { arn, text };
}

/**
 * Service control policies from the root to the account; a level always has one where they are switched on, so an empty
 * one means that they are not. None for the management account, null where the organization could not tell.
 */
function listGuardrails(accountId: string, organization: OrganizationSnapshot | null): string[][] | null {
  const levels = organization && guardrailsOf(accountId, organization, 'scp');
  return levels && levels.map((level) => level.map(({ text }) => text));
}

/**
 * Everything that decides what each user, role and group of an account may do: default versions of managed policies,
 * inline policies, those of a user's groups, boundaries and guardrails. Empty when identities were not read; whoever asks
 * must look at the readings of users, groups, roles and policies before taking "no policy" for an answer.
 */
export function identityPoliciesOf(
  snapshot: AccountSnapshot,
  organization: OrganizationSnapshot | null,
): IdentityPolicies[] {
  const texts = createTexts(snapshot);
  const guardrails = listGuardrails(snapshot.accountId, organization);
  const groups = valueOf(snapshot.groups) ?? [];
  const groupByName = new Map(groups.map((group) => [group.name, group]));
  const users = (valueOf(snapshot.users) ?? []).map((user): IdentityPolicies => {
    const memberOf = user.groups.flatMap((name) => groupByName.get(name) ?? []);
    const handedOn = memberOf.flatMap((group) => listPolicies(group, texts, group.name));
    return {
      arn: user.arn,
      kind: 'user',
      policies: [...listPolicies(user, texts, null), ...handedOn],
      groupArns: memberOf.map(({ arn }) => arn),
      boundary: toBoundary(user.permissionsBoundary, texts),
      guardrails,
    };
  });
  const roles = (valueOf(snapshot.roles) ?? []).map((role): IdentityPolicies => ({
    arn: role.arn,
    kind: 'role',
    policies: listPolicies(role, texts, null),
    boundary: toBoundary(role.permissionsBoundary, texts),
    guardrails: role.path.startsWith('/aws-service-role/') ? [] : guardrails,
  }));
  const handing = groups.map((group): IdentityPolicies => ({
    arn: group.arn,
    kind: 'group',
    policies: listPolicies(group, texts, null),
    boundary: null,
    guardrails,
  }));
  return [...users, ...roles, ...handing];
}
