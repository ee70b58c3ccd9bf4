import {
  DescribePolicyCommand,
  ListPoliciesCommand,
  ListTargetsForPolicyCommand,
  type PolicySummary,
  type PolicyType,
} from '@aws-sdk/client-organizations';
import type { Guardrail, ManagementPolicy } from '@/lib/snapshot/organization-snapshot';
import { sortedBy } from '@/lib/snapshot/sort-data-set';
import { listAll } from './paginate';
import type { PolicyTexts, StageContext } from './stage-context';

const guardrailKinds = {
  SERVICE_CONTROL_POLICY: 'scp',
  RESOURCE_CONTROL_POLICY: 'rcp',
} as const;

const managementKinds = {
  TAG_POLICY: 'tag',
  AISERVICES_OPT_OUT_POLICY: 'ai-opt-out',
} as const;

/** AWS's own guardrail policies (`p-FullAWSAccess`) never change. */
const awsTexts = new Map<string, string>();

async function readText({ session }: StageContext, policy: PolicySummary): Promise<string> {
  const key = policy.Arn ?? '';
  const known = policy.AwsManaged ? awsTexts.get(key) : undefined;
  if (known !== undefined) return known;
  const { Policy } = await session.organizations(new DescribePolicyCommand({ PolicyId: policy.Id ?? '' }));
  const text = Policy?.Content ?? '';
  if (policy.AwsManaged) awsTexts.set(key, text);
  return text;
}

async function listTargets({ session }: StageContext, policyId: string): Promise<string[]> {
  const targets = await listAll(async (token) => {
    const page = await session.organizations(
      new ListTargetsForPolicyCommand({ PolicyId: policyId, MaxResults: 20, NextToken: token }),
    );
    return { items: page.Targets ?? [], next: page.NextToken };
  });
  return targets.map((target) => target.TargetId ?? '').sort();
}

interface Asked {
  /** Kinds of policy that are enabled on the root. */
  enabled: ReadonlySet<string>;
  texts: PolicyTexts;
}

/** The policies of the given kinds, where those are enabled, each with its text and what it is attached to. */
async function listPolicies<K extends string>(
  context: StageContext,
  kinds: Readonly<Partial<Record<PolicyType, K>>>,
  { enabled, texts }: Asked,
): Promise<(Omit<Guardrail, 'kind'> & { kind: K })[]> {
  const found: (Omit<Guardrail, 'kind'> & { kind: K })[] = [];
  for (const [type, kind] of Object.entries(kinds) as [PolicyType, K][]) {
    if (!enabled.has(type)) continue;
    const policies = await listAll<PolicySummary>(async (token) => {
      const page = await context.session.organizations(
        new ListPoliciesCommand({ Filter: type, MaxResults: 20, NextToken: token }),
      );
      return { items: page.Policies ?? [], next: page.NextToken };
    });
    for (const policy of policies) {
      found.push({
        id: policy.Id ?? '',
        name: policy.Name ?? '',
        kind,
        awsManaged: policy.AwsManaged ?? false,
        document: texts.add(await readText(context, policy)),
        targets: await listTargets(context, policy.Id ?? ''),
      });
    }
  }
  return sortedBy(found, (policy) => policy.id);
}

/** Service and resource control policies. */
export function listGuardrails(context: StageContext, asked: Asked): Promise<Guardrail[]> {
  return listPolicies(context, guardrailKinds, asked);
}

/** Tag policies and opt-outs from AI services. */
export async function listManagementPolicies(
  context: StageContext,
  asked: Asked,
): Promise<ManagementPolicy[]> {
  const policies = await listPolicies(context, managementKinds, asked);
  return policies.map(({ awsManaged: _awsManaged, ...policy }) => policy);
}
