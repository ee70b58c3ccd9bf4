import type { FederationProvider, Role } from '@/lib/snapshot/account-snapshot';
import { whyUnread } from '@/lib/snapshot/reading';
import { dataGap, unknownResults } from '../../facts/data-gap';
import { rootArn } from '../../facts/root-facts';
import { issuerOf } from '../../facts/oidc-trust';
import { trustOf } from '../../facts/role-trusts';
import { failing, fieldsOf, notApplicable, unknownVerdict, type Verdict } from '../../facts/verdict';
import { daysInWords, dayOf, wholeDays } from '../../days';
import { evidenceText } from '../../evidence';
import type { Check, CheckInput, CheckResult, EvidenceField } from '../../types';

const severity = 'low';

/** SAML and OIDC providers are in use and their metadata is valid. Ours. */
export const identityProviderHealthy: Check = {
  id: 'identity-provider-healthy',
  group: 'roles',
  title: 'Identity providers are in use and valid',
  failTitle: 'An identity provider is unused or about to expire',
  rationale:
    'When the metadata of a SAML provider expires, nobody signs in any more. A provider that no role trusts is a trust in somebody else’s directory that waits for a role to use it.',
  logic:
    'Fails when the metadata of a SAML provider has expired or does so within the days of warning, or when no role trusts the provider. The provider of Identity Center is not applicable.',
  tier: 'extended',
  subject: 'identity provider',
  severity,
  stages: ['other-credentials', 'authorization-details'],
  parameters: ['certificateExpiryWarnDays'],
  remedy: {
    console:
      'IAM, Identity providers: upload new metadata from the directory, or delete the provider when nothing uses it.',
    cli: [
      'aws iam update-saml-provider --saml-provider-arn <arn> --saml-metadata-document file://metadata.xml',
      '# or, when nothing uses it',
      'aws iam delete-saml-provider --saml-provider-arn <arn>',
      'aws iam delete-open-id-connect-provider --open-id-connect-provider-arn <arn>',
    ].join('\n'),
    terraform: [
      'resource "aws_iam_saml_provider" "<saml-provider>" {',
      '  name                   = "<saml-provider>"',
      '  saml_metadata_document = file("metadata.xml")',
      '}',
    ].join('\n'),
  },
  references: ['AWS IAM User Guide: Identity providers and federation'],
  evaluate,
  describeFail,
};

function evaluate(input: CheckInput): CheckResult[] {
  const { otherCredentials } = input.snapshot;
  if (otherCredentials.state !== 'read')
    return unknownResults(dataGap(otherCredentials), severity, [rootArn(input.snapshot)]);
  const trusted = listTrusted(input);
  return otherCredentials.value.providers.map((provider) => {
    const verdict = judge(provider, { input, trusted, asOf: otherCredentials.asOf });
    return { resource: provider.arn, severity, ...verdict };
  });
}

interface Surroundings {
  input: CheckInput;
  trusted: TrustedProviders;
  asOf: string;
}

function judge(provider: FederationProvider, { input, trusted, asOf }: Surroundings): Verdict {
  const { snapshot, thresholds } = input;
  const name = nameOf(provider);
  if (/^AWSSSO_.*_DO_NOT_DELETE$/.test(name)) return notApplicable(`${name} belongs to Identity Center`);
  const { validUntil, kind } = provider;
  const roles = trusted.rolesOf(provider.arn);
  const seen = (more: Record<string, EvidenceField['value']>): EvidenceField[] =>
    fieldsOf('identity providers', asOf, { provider: name, kind, trustingRoles: roles, ...more });
  if (validUntil !== null && wholeDays(snapshot.takenAt, validUntil) <= thresholds.certificateExpiryWarnDays)
    return failing(seen({ validUntil }), (evidence) => describeFail(evidence, snapshot.takenAt));
  if (roles.length > 0)
    return { result: 'pass', title: `${name} is valid and in use`, evidence: seen({ validUntil }) };
  if (trusted.gap !== null) return unknownVerdict(trusted.gap);
  return failing(seen({}), (evidence) => describeFail(evidence, snapshot.takenAt));
}

function describeFail(evidence: readonly EvidenceField[], at: string): string {
  const provider = evidenceText(evidence, 'provider');
  const until = evidenceText(evidence, 'validUntil');
  if (until === '') return `No role trusts ${provider}`;
  return Date.parse(until) <= Date.parse(at)
    ? `The metadata of ${provider} expired on ${dayOf(until)}`
    : `The metadata of ${provider} expires in ${daysInWords(wholeDays(at, until))}`;
}

/** The issuer of an OIDC provider, which may hold slashes; the name of a SAML provider. */
function nameOf({ arn, kind }: FederationProvider): string {
  return kind === 'oidc' ? issuerOf(arn) : arn.slice(arn.indexOf('/') + 1);
}

interface TrustedProviders {
  rolesOf: (providerArn: string) => string[];
  /** Why a role that trusts a provider may be missing; null when all trusts were read. */
  gap: string | null;
}

function listTrusted(input: CheckInput): TrustedProviders {
  const { roles } = input.snapshot;
  const byProvider = new Map<string, string[]>();
  let gap = whyUnread(roles);
  for (const role of roles.state === 'read' ? roles.value : []) {
    const providers = providersOf(role, input);
    if (providers === null) gap ??= `the trust policy of ${role.name} was not understood`;
    for (const provider of providers ?? []) {
      byProvider.set(provider, [...(byProvider.get(provider) ?? []), role.name]);
    }
  }
  return { rolesOf: (arn) => byProvider.get(arn) ?? [], gap };
}

function providersOf(role: Role, input: CheckInput): Set<string> | null {
  const trust = trustOf(role, input);
  if (typeof trust === 'string') return null;
  const federated = trust.entrances.filter(({ kind }) => kind === 'saml' || kind === 'oidc');
  return new Set(federated.map(({ principal }) => principal));
}
