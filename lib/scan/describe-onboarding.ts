import { capabilities, capabilityIds } from '@/lib/aws/capabilities';
import type { OwnPrincipal } from '@/lib/aws/assume-role';
import { awsCliCommands } from '@/lib/aws/onboarding/aws-cli-commands';
import { cloudFormationTemplate } from '@/lib/aws/onboarding/cloudformation-template';
import { templateVersion, type OnboardingInput } from '@/lib/aws/onboarding/onboarding-input';
import { rolePolicyDocument } from '@/lib/aws/onboarding/role-policy';
import { terraformModule } from '@/lib/aws/onboarding/terraform';
import { trustPolicyDocument } from '@/lib/aws/onboarding/trust-policy';
import type { Viewer } from '@/lib/access/viewer';
import { getLink, type LinkDraft } from '@/lib/db/queries/accounts/get-link';
import { getEffectiveSettings } from '@/lib/db/queries/settings/get-settings';
import { stagesOf } from '@/lib/posture/settings/stages-of';
import { findOwnPrincipal } from './find-own-principal';

export interface OnboardingTexts {
  templateVersion: string;
  cloudFormation: string;
  terraform: string;
  awsCli: string;
  trustPolicy: string;
  /** Where a stack is made by hand, in the console of the partition. */
  consoleUrl: string;
}

export interface Onboarding {
  link: LinkDraft;
  roleName: string;
  /** Null, with the reason, while it is not known who we are: nothing can be made without it. */
  principal: OwnPrincipal | null;
  problem: { message: string; whatToDo: string } | null;
  texts: OnboardingTexts | null;
  /** What the role lets us read, in words, and what is lost without. */
  reads: { title: string; lost: string }[];
  rolePolicy: string;
}

const consoleHosts: Record<string, string> = {
  'aws-cn': 'console.amazonaws.cn',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
};

/** All that the second step of linking shows. Throws `not-found` when the link was not begun. */
export async function describeOnboarding(viewer: Viewer, accountId: string): Promise<Onboarding> {
  const link = await getLink(viewer, { accountId });
  const [own, settings] = await Promise.all([
    findOwnPrincipal(),
    getEffectiveSettings(viewer, { accountId }),
  ]);
  const stages = stagesOf(settings);
  const roleName = link.roleArn.split('/').pop() ?? '';
  const principal = own.state === 'known' ? own.principal : null;
  return {
    link,
    roleName,
    principal,
    problem: own.state === 'known' ? null : own,
    texts:
      principal && textsOf(link, { principalArn: principal.principalArn, roleName, stages: [...stages] }),
    reads: capabilityIds.flatMap((id) => {
      const { title, stage, unknown } = capabilities[id];
      return stage && stages.has(stage) ? [{ title, lost: unknown ?? '' }] : [];
    }),
    rolePolicy: rolePolicyDocument([...stages]),
  };
}

function textsOf(link: LinkDraft, facts: Omit<OnboardingInput, 'externalId'>): OnboardingTexts {
  const input: OnboardingInput = { ...facts, externalId: link.externalId };
  const host = consoleHosts[link.partition] ?? 'console.aws.amazon.com';
  return {
    templateVersion,
    cloudFormation: cloudFormationTemplate(input),
    terraform: terraformModule(input),
    awsCli: awsCliCommands(input),
    trustPolicy: trustPolicyDocument(input),
    consoleUrl: `https://${host}/cloudformation/home#/stacks/create/template`,
  };
}

/** The lines of a test before it begins, in their order. */
export function listCapabilities(): { id: string; title: string; operation: string }[] {
  return capabilityIds.map((id) => ({
    id,
    title: capabilities[id].title,
    operation: capabilities[id].operation,
  }));
}
