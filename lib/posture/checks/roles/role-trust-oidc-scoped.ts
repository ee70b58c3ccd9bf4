import { evidenceInWords } from '../../facts/list-in-words';
import { issuerOf, oidcGap, type OidcGap } from '../../facts/oidc-trust';
import { judgeTrusts, type RoleTrust, trustEvidence } from '../../facts/role-trusts';
import { editTrustCommands, trustInTerraform } from '../../facts/trust-remedy';
import { failing, notApplicable, type Verdict } from '../../facts/verdict';
import { evidenceText } from '../../evidence';
import type { Check, CheckInput, EvidenceField } from '../../types';

const severity = 'critical';

/** From worst to least. */
const gaps = ['tenant', 'subject', 'guests', 'audience'] as const;

/** What each gap lets in. */
const openings: Record<(typeof gaps)[number], string> = {
  tenant: 'every customer of',
  subject: 'every subject of',
  guests: 'guests without sign-in of',
  audience: 'tokens for any audience of',
};

/** A role that trusts an OIDC issuer says for whom. Ours. */
export const roleTrustOidcScoped: Check = {
  id: 'role-trust-oidc-scoped',
  group: 'roles',
  title: 'OIDC trusts name audience and subject',
  failTitle: 'An OIDC trust is too wide',
  rationale:
    'Anybody can get a token from a shared issuer such as GitHub. A role that does not say whose tokens it takes can be assumed from a stranger’s repository.',
  logic:
    'Looks at roles with a web identity. Fails when nothing holds a shared issuer to an organization, repository or the like, when no condition names a subject (for EKS a service account in a named namespace), or when Cognito guests are let in: critical. Fails as medium when only the audience is missing, since IAM compares it with the provider’s client ids anyway.',
  tier: 'core',
  subject: 'role',
  severity,
  stages: ['authorization-details'],
  parameters: [],
  remedy: {
    console:
      'IAM, Roles, <role>, Trust relationships: hold <issuer>:sub to the repository and branch or environment, and <issuer>:aud to sts.amazonaws.com.',
    cli: editTrustCommands('hold <issuer>:sub and <issuer>:aud to the values that the workload sends'),
    terraform: trustInTerraform(['Federated', 'arn:<partition>:iam::<account-id>:oidc-provider/<issuer>'], {
      test: 'StringLike',
      variable: '<issuer>:sub',
      value: '<subject>',
    }),
  },
  references: ['AWS IAM User Guide: Identity-provider controls for shared OIDC providers'],
  evaluate: (input) => judgeTrusts(input, severity, (trust) => judge(trust, input)),
  describeFail,
};

function judge(trust: RoleTrust, input: CheckInput): Verdict {
  const federated = trust.entrances.filter(({ kind }) => kind === 'oidc');
  if (federated.length === 0) return notApplicable(`${trust.role.name} trusts no web identity`);
  const found = federated.map((way) => ({ issuer: issuerOf(way.principal), gap: oidcGap(way) }));
  const gap = worstOf(found.map((way) => way.gap));
  const issuers = found.filter((way) => way.gap === gap).map((way) => way.issuer);
  const evidence = trustEvidence(trust, input, { leftOpen: gap, issuer: gap ? issuers : null });
  if (gap) return failing(evidence, describeFail, gap === 'audience' ? 'medium' : severity);
  return { result: 'pass', title: `${trust.role.name} says whose tokens it takes`, evidence };
}

function worstOf(found: readonly OidcGap[]): OidcGap {
  return gaps.find((gap) => found.includes(gap)) ?? null;
}

function describeFail(evidence: readonly EvidenceField[]): string {
  const gap = gaps.find((candidate) => candidate === evidenceText(evidence, 'leftOpen')) ?? 'subject';
  return `${evidenceText(evidence, 'role')} lets in ${openings[gap]} ${evidenceInWords(evidence, 'issuer')}`;
}
