import { type AttachedGuardrail, guardrailsOf } from '@/lib/iam/guardrails';
import { parsePolicy, type PolicyDocument, type Statement } from '@/lib/iam/policy-document';
import type { Guardrail, OrganizationSnapshot } from '@/lib/snapshot/organization-snapshot';
import { valueOf, whyUnread } from '@/lib/snapshot/reading';
import type { CheckInput, CheckResult, EvidenceField, Severity } from '../types';
import { unknownResult } from './data-gap';
import { organizationArn, organizationStanding } from './organization-standing';
import { rootArn } from './root-facts';
import { fieldsOf, notApplicable, unknownVerdict, type Verdict } from './verdict';

/** The guardrails that bind a member account, parsed. */
export interface Guardrails {
  organization: OrganizationSnapshot;
  levels: readonly (readonly AttachedPolicyDocument[])[];
  /** Whether the organization has the kind of policy switched on. */
  enabled: boolean;
}

export interface AttachedPolicyDocument extends AttachedGuardrail {
  document: PolicyDocument;
}

const policyTypes = { scp: 'SERVICE_CONTROL_POLICY', rcp: 'RESOURCE_CONTROL_POLICY' } as const;

/**
 * One result for the account by the guardrails on its path. Not applicable where none can bind it; unknown where only the
 * management account could tell and was not read.
 */
export function judgeGuardrails(
  input: CheckInput,
  { severity, kind }: { severity: Severity; kind: Guardrail['kind'] },
  judge: (guardrails: Guardrails) => Verdict,
): CheckResult[] {
  const resource = rootArn(input.snapshot);
  const verdict = verdictOnMember(input, kind, judge);
  return verdict ? [{ resource, severity, ...verdict }] : [];
}

function verdictOnMember(
  input: CheckInput,
  kind: Guardrail['kind'],
  judge: (guardrails: Guardrails) => Verdict,
): Verdict | null {
  const standing = organizationStanding(input);
  if (standing.kind === 'off') return null;
  if (standing.kind === 'unknown') return unknownVerdict(standing.why);
  if (standing.kind === 'stand-alone') return notApplicable('The account belongs to no organization');
  if (standing.kind === 'management')
    return notApplicable('No guardrail binds the management account of an organization');
  const { organization, managementAccountId } = standing;
  if (!organization)
    return unknownVerdict(`the organization was not read in its management account ${managementAccountId}`);
  const levels = guardrailsOf(input.snapshot.accountId, organization, kind);
  if (!levels)
    return unknownVerdict(whyUnread(organization.guardrails) ?? 'the account is not in the organization');
  return judge({
    organization,
    levels: levels.map(parseLevel),
    enabled: isEnabled(organization, kind, levels),
  });
}

/** Where a kind is on, AWS keeps one on every level; so what is attached proves it where the types were not read. */
function isEnabled(
  organization: OrganizationSnapshot,
  kind: Guardrail['kind'],
  levels: readonly unknown[],
): boolean {
  return valueOf(organization.enabledPolicyTypes)?.includes(policyTypes[kind]) ?? levels.length > 0;
}

function parseLevel(level: readonly AttachedGuardrail[]): AttachedPolicyDocument[] {
  return level.flatMap((attached) => {
    const document = parsePolicy(attached.text);
    return document.kind === 'policy' ? [{ ...attached, document }] : [];
  });
}

/** The parsed documents by level, none where the kind is off. */
export function documentsOf({ levels, enabled }: Guardrails): PolicyDocument[][] {
  return enabled ? levels.map((level) => level.map(({ document }) => document)) : [];
}

/** Every statement that binds the account, with the policy that holds it. */
export function statementsOf({ levels, enabled }: Guardrails): { statement: Statement; policy: string }[] {
  return (enabled ? levels.flat() : []).flatMap(({ document, guardrail }) =>
    document.statements.map((statement) => ({ statement, policy: guardrail.name })),
  );
}

/** Names of the attached policies, each once, as evidence. */
export function guardrailEvidence(
  { organization, levels, enabled }: Guardrails,
  values: Record<string, EvidenceField['value']> = {},
): EvidenceField[] {
  const names = new Set(levels.flat().map(({ guardrail }) => guardrail.name));
  return fieldsOf('organization', organization.takenAt, {
    policyTypeEnabled: enabled,
    attachedPolicies: [...names].sort(),
    ...values,
  });
}

/** One result for the organization, in the snapshot of its management account alone. */
export function judgeOrganization(
  input: CheckInput,
  severity: Severity,
  judge: (organization: OrganizationSnapshot) => Verdict,
): CheckResult[] {
  const standing = organizationStanding(input);
  const account = rootArn(input.snapshot);
  switch (standing.kind) {
    case 'off':
      return [];
    case 'unknown':
      return [unknownResult(account, severity, standing.why)];
    case 'stand-alone':
      return [{ resource: account, severity, ...notApplicable('The account belongs to no organization') }];
    case 'member':
      return [{ resource: account, severity, ...judgedElsewhere(standing.managementAccountId) }];
    case 'management': {
      const resource = organizationArn(standing.organization, input.snapshot.partition);
      return [{ resource, severity, ...judge(standing.organization) }];
    }
  }
}

function judgedElsewhere(managementAccountId: string): Verdict {
  return notApplicable(`The organization is judged in its management account ${managementAccountId}`);
}
