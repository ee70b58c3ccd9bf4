import type { AccountWorldState } from '../../world/types';
import { noSuchEntity } from '../../wire/aws-error';
import { element, escapeXml, members, textMembers, timeElement, wrap } from '../../wire/xml';
import type { Input } from '../../wire/input';
import type { OperationContext, Operations } from '../operation';
import { byText, paginateIam, truncation } from '../paging';
import { tagList } from './fragments';

/** IAM's default quotas (IAM and AWS STS quotas). */
const QUOTAS: Record<string, number> = {
  UsersQuota: 5000,
  GroupsQuota: 300,
  RolesQuota: 1000,
  PoliciesQuota: 1500,
  InstanceProfilesQuota: 1000,
  ServerCertificatesQuota: 20,
  AccessKeysPerUserQuota: 2,
  SigningCertificatesPerUserQuota: 2,
  GroupsPerUserQuota: 10,
  AttachedPoliciesPerUserQuota: 10,
  AttachedPoliciesPerGroupQuota: 10,
  AttachedPoliciesPerRoleQuota: 10,
  VersionsPerPolicyQuota: 5,
  PolicySizeQuota: 6144,
  UserPolicySizeQuota: 2048,
  GroupPolicySizeQuota: 5120,
  RolePolicySizeQuota: 10240,
  AssumeRolePolicySizeQuota: 2048,
  PolicyVersionsInUseQuota: 10000,
};

function summaryOf(account: AccountWorldState): Record<string, number> {
  const { root } = account;
  const roles = [...account.roles.values()];
  const holders = [root, ...account.users.values()];
  const devices = holders.flatMap((holder) => holder.mfa);
  return {
    Users: account.users.size,
    Groups: account.groups.size,
    Roles: account.roles.size,
    Policies: account.policies.size,
    InstanceProfiles: roles.reduce((sum, role) => sum + role.instanceProfiles.length, 0),
    ServerCertificates: account.serverCertificates.size,
    Providers: account.samlProviders.size + account.oidcProviders.size,
    MFADevices: devices.filter(({ kind }) => kind === 'virtual').length + account.unassignedMfa.length,
    MFADevicesInUse: holders.filter((holder) => holder.mfa.length > 0).length,
    PolicyVersionsInUse: [...account.policies.values()].reduce((sum, one) => sum + one.versions.length, 0),
    AccountMFAEnabled: Number(root.mfa.length > 0),
    AccountAccessKeysPresent: Number(root.keys.length > 0),
    AccountPasswordPresent: Number(root.password !== undefined),
    AccountSigningCertificatesPresent: Number(root.certificates.length > 0),
    GlobalEndpointTokenVersion: 1,
    ...QUOTAS,
  };
}

function passwordPolicyXml({ account }: OperationContext): string {
  const policy = account.passwordPolicy;
  if (!policy) {
    throw noSuchEntity(`The Password Policy with domain name ${account.id} cannot be found.`);
  }
  return wrap(
    'PasswordPolicy',
    element('MinimumPasswordLength', policy.minimumLength) +
      element('RequireSymbols', policy.requireSymbols) +
      element('RequireNumbers', policy.requireNumbers) +
      element('RequireUppercaseCharacters', policy.requireUppercase) +
      element('RequireLowercaseCharacters', policy.requireLowercase) +
      element('AllowUsersToChangePassword', policy.allowUsersToChange) +
      element('ExpirePasswords', policy.maxAge !== undefined) +
      element('MaxPasswordAge', policy.maxAge) +
      element('PasswordReusePrevention', policy.reusePrevention) +
      element('HardExpiry', policy.hardExpiry),
  );
}

function listServerCertificates(context: OperationContext, input: Input) {
  const prefix = input.text('PathPrefix') ?? '/';
  const items = [...context.account.serverCertificates.values()]
    .filter((one) => one.path.startsWith(prefix))
    .sort((a, b) => byText(a.name, b.name));
  const page = paginateIam(context, input, { items, keyOf: (one) => one.name, scope: prefix });
  const rendered = page.items.map(
    (one) =>
      element('Path', one.path) +
      element('ServerCertificateName', one.name) +
      element('ServerCertificateId', one.id) +
      element('Arn', one.arn) +
      timeElement('UploadDate', one.uploadedAt) +
      timeElement('Expiration', one.expiresAt),
  );
  return { xml: members('ServerCertificateMetadataList', rendered) + truncation(page) };
}

function getOidcProvider(context: OperationContext, input: Input) {
  const arn = input.required('OpenIDConnectProviderArn', { min: 20, max: 2048 });
  const provider = [...context.account.oidcProviders.values()].find((one) => one.arn === arn);
  if (!provider) throw noSuchEntity(`OpenIDConnect Provider not found for arn ${arn}`);
  return {
    xml:
      element('Url', provider.url) +
      textMembers('ClientIDList', provider.clientIds) +
      textMembers('ThumbprintList', provider.thumbprints) +
      timeElement('CreateDate', provider.createdAt) +
      tagList(provider.tags),
  };
}

export const accountOperations: Operations = {
  GetAccountSummary: {
    action: 'iam:GetAccountSummary',
    evidence: 'documentation',
    run: ({ account }) => ({
      xml: wrap(
        'SummaryMap',
        Object.entries(summaryOf(account))
          .map(([key, value]) => `<entry><key>${key}</key><value>${value}</value></entry>`)
          .join(''),
      ),
    }),
  },
  GetAccountPasswordPolicy: {
    action: 'iam:GetAccountPasswordPolicy',
    evidence: 'documentation',
    run: (context) => ({ xml: passwordPolicyXml(context) }),
  },
  ListAccountAliases: {
    action: 'iam:ListAccountAliases',
    evidence: 'model',
    run: ({ account }) => ({
      xml:
        wrap('AccountAliases', account.alias ? `<member>${escapeXml(account.alias)}</member>` : '') +
        element('IsTruncated', false),
    }),
  },
  ListServerCertificates: {
    action: 'iam:ListServerCertificates',
    evidence: 'model',
    run: listServerCertificates,
  },
  ListSAMLProviders: {
    action: 'iam:ListSAMLProviders',
    evidence: 'model',
    run: ({ account }) => ({
      xml: members(
        'SAMLProviderList',
        [...account.samlProviders.values()].map(
          (one) =>
            element('Arn', one.arn) +
            timeElement('ValidUntil', one.validUntil) +
            timeElement('CreateDate', one.createdAt),
        ),
      ),
    }),
  },
  ListOpenIDConnectProviders: {
    action: 'iam:ListOpenIDConnectProviders',
    evidence: 'model',
    run: ({ account }) => ({
      xml: members(
        'OpenIDConnectProviderList',
        [...account.oidcProviders.values()].map((one) => element('Arn', one.arn)),
      ),
    }),
  },
  GetOpenIDConnectProvider: {
    action: 'iam:GetOpenIDConnectProvider',
    resource: (_, input) => input.required('OpenIDConnectProviderArn'),
    evidence: 'model',
    run: getOidcProvider,
  },
};
