import {
  DescribePolicyCommand,
  ListPoliciesCommand,
  ListTargetsForPolicyCommand,
  type PolicySummary,
} from '@aws-sdk/client-organizations';
import type { Guardrail } from '@/lib/snapshot/organization-snapshot';
import { sortedBy } from '@/lib/snapshot/sort-data-set';
import { listAll } from './paginate';
import type { PolicyTexts, StageContext } from './stage-context';

const kinds = {
  SERVICE_CONTROL_POLICY: 'scp',
  RESOURCE_CONTROL_POLICY: 'rcp',
} as const;

type Kind = keyof typeof kinds;

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

/** Service and resource control policies of the enabled kinds, each with its text and what it is attached to. */
export async function listGuardrails(
  context: StageContext,
  enabled: ReadonlySet<string>,
  texts: PolicyTexts,
): Promise<Guardrail[]> {
  const guardrails: Guardrail[] = [];
  for (const kind of (Object.keys(kinds) as Kind[]).filter((one) => enabled.has(one))) {
    const policies = await listAll<PolicySummary>(async (token) => {
      const page = await context.session.organizations(
        new ListPoliciesCommand({ Filter: kind, MaxResults: 20, NextToken: token }),
      );
      return { items: page.Policies ?? [], next: page.NextToken };
    });
    for (const policy of policies) {
      guardrails.push({
        id: policy.Id ?? '',
        name: policy.Name ?? '',
        kind: kinds[kind],
        awsManaged: policy.AwsManaged ?? false,
        document: texts.add(await readText(context, policy)),
        targets: await listTargets(context, policy.Id ?? ''),
      });
    }
  }
  return sortedBy(guardrails, (guardrail) => guardrail.id);
}
