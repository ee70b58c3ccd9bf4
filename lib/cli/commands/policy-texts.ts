import type { AccountAnalysis } from '@/lib/iam/analyze/analyze-account';
import type { IdentityAnalysis } from '@/lib/iam/analyze/analyze-identity';
import type { Analysis } from '@/lib/iam/analyze/analyze-input';
import type { ResourceAnalysis } from '@/lib/iam/analyze/analyze-resource';
import type { TrustAnalysis } from '@/lib/iam/analyze/analyze-trust';
import type { PolicyFinding } from '@/lib/iam/analyze/policy-finding';
import type { RightSizeAnswer } from '@/lib/iam/right-size/right-size-input';
import type { SimulationAnswer } from '@/lib/iam/simulate/simulate-request';

const yesNo = (value: boolean) => (value ? 'yes' : 'no');
const shown = 12;

/** The first of many, and how many more there are. */
const listSome = (values: readonly string[], none: string) =>
  values.length > shown
    ? `${values.slice(0, shown).join(', ')} and ${values.length - shown} more`
    : listOr(values, none);

const listOr = (values: readonly string[], none = 'none') => (values.length > 0 ? values.join(', ') : none);

function describeFinding({ severity, title, detail, policy, path, line, column }: PolicyFinding): string {
  const place = line === null ? `${policy} ${path}` : `${path}, line ${line}, column ${column ?? 1}`;
  return `  ${severity}: ${title}${detail === null ? '' : ` (${detail})`} at ${place}`;
}

function describeFindings(findings: readonly PolicyFinding[]): string[] {
  return findings.length === 0 ? ['Findings: none'] : ['Findings:', ...findings.map(describeFinding)];
}

function describeIdentity({ paths, risks, ...answer }: IdentityAnalysis): string[] {
  const pathLines = paths.map(
    ({ id, name, severity, permissions, conditional }) =>
      `  ${id} ${name} (${severity}${conditional ? ', under a condition' : ''}): ${permissions.join(', ')}`,
  );
  return [
    `Administrator: ${yesNo(answer.admin)} (${answer.adminTier})`,
    `Can gain more rights: ${yesNo(answer.privilegeEscalation)}`,
    ...pathLines,
    `Whole services: ${listSome(answer.fullServiceAccess, 'none')}`,
    `Reads data: ${listSome(risks.dataAccess, 'none')}`,
    `Hands out credentials: ${listSome(risks.credentialExposure, 'none')}`,
    `Changes who may reach resources: ${listSome(risks.resourceExposure, 'none')}`,
    `Changes infrastructure: ${listSome(risks.infrastructureChange, 'none')}`,
    ...describeFindings(answer.findings),
  ];
}

function describeTrust(answer: TrustAnalysis): string[] {
  return [
    `Anybody: ${yesNo(answer.anyPrincipal)}`,
    `Anybody under a condition: ${yesNo(answer.anyPrincipalWithConditions)}`,
    `External accounts: ${listOr(answer.externalAccounts)}`,
    `Confused deputy: ${yesNo(answer.confusedDeputyRisk)}`,
    `Token issuer not narrowed: ${yesNo(answer.oidcUnscoped)}`,
    ...describeFindings(answer.findings),
  ];
}

function describeResource(answer: ResourceAnalysis): string[] {
  return [
    `Public: ${yesNo(answer.public)}${answer.public ? ` (${listOr(answer.publicActions)})` : ''}`,
    `Public from some networks: ${yesNo(answer.publicWithConditions)}`,
    `External accounts: ${listOr(answer.externalAccounts)}`,
    `Confused deputy: ${yesNo(answer.confusedDeputyRisk)}`,
    ...describeFindings(answer.findings),
  ];
}

function describeAccount({ accountId, principals, trusts, unknown }: AccountAnalysis): string[] {
  const lines = principals.map(({ arn, admin, hops, paths, canBecome }) => {
    const ways = [...new Set(paths.filter(({ latent }) => !latent).map(({ id }) => id))];
    if (admin) return `  ${arn}: administrator`;
    if (hops !== null) return `  ${arn}: reaches an administrator in ${hops} by ${listOr(ways)}`;
    return `  ${arn}: reaches none${canBecome.length > 0 ? `; can become ${canBecome.join(', ')}` : ''}`;
  });
  return [
    `Account: ${accountId ?? 'unknown'}`,
    'Principals:',
    ...lines,
    ...(trusts.length > 0
      ? ['Trust:', ...trusts.map(({ arn, codes }) => `  ${arn}: ${codes.join(', ')}`)]
      : []),
    ...(unknown.length > 0 ? ['Unknown:', ...unknown.map((one) => `  ${one}`)] : []),
  ];
}

/** An analysis for people. */
export function describeAnalysis(analysis: Analysis): string {
  switch (analysis.kind) {
    case 'identity':
      return describeIdentity(analysis).join('\n');
    case 'trust':
      return describeTrust(analysis).join('\n');
    case 'resource':
      return describeResource(analysis).join('\n');
    case 'authorization-details':
      return describeAccount(analysis).join('\n');
  }
}

/** The answer of the simulator for people. */
export function describeSimulation({ decision, conditional, decidedBy }: SimulationAnswer): string {
  const words = { allowed: 'Allowed', explicitDeny: 'Denied explicitly', implicitDeny: 'Not allowed' };
  const lines = decidedBy.map(({ layer, policy, statement, text }) =>
    policy === null ? `  ${layer}: ${text}` : `  ${layer}: ${policy} ${statement ?? ''}: ${text}`,
  );
  return [
    `${words[decision]}${conditional ? ', if conditions hold that the input does not settle' : ''}`,
    ...lines,
  ].join('\n');
}

/** A smaller policy for people. */
export function describeRightSize(answer: RightSizeAnswer): string {
  const { before, after } = answer.size;
  return [
    answer.detach ? 'Nothing that it allows was used: detach it.' : JSON.stringify(answer.policy, null, 2),
    `Size: ${before} characters before, ${after} after.`,
    `Removed: ${listSome(answer.removed, 'nothing')}`,
    ...answer.warnings,
  ].join('\n');
}
