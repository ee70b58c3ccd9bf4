import { privilegeEscalationPaths } from './escalation/privilege-escalation-paths';
import { accessAnalyzerArchiveRules } from './external/access-analyzer-archive-rules';
import { accessAnalyzerEnabled } from './external/access-analyzer-enabled';
import { accessAnalyzerFindingsOpen } from './external/access-analyzer-findings-open';
import { accessAnalyzerOrganizationScope } from './external/access-analyzer-organization-scope';
import { kmsKeyPublic } from './external/kms-key-public';
import { resourcePolicyPublic } from './external/resource-policy-public';
import { s3AccountPublicAccessBlock } from './external/s3-account-public-access-block';
import { s3BucketPublic } from './external/s3-bucket-public';
import { snapshotPublicAccessBlock } from './external/snapshot-public-access-block';
import { accessKeyAdmin } from './keys/access-key-admin';
import { accessKeyInactiveRetained } from './keys/access-key-inactive-retained';
import { accessKeyNotCreatedAtSetup } from './keys/access-key-not-created-at-setup';
import { accessKeyQuarantined } from './keys/access-key-quarantined';
import { accessKeyReplaceableByRole } from './keys/access-key-replaceable-by-role';
import { accessKeyRotation } from './keys/access-key-rotation';
import { accessKeySingleActive } from './keys/access-key-single-active';
import { accessKeyUnused } from './keys/access-key-unused';
import { hardcodedAccessKeys } from './keys/hardcoded-access-keys';
import { serverCertificateExpired } from './keys/server-certificate-expired';
import { serverCertificateExpiring } from './keys/server-certificate-expiring';
import { serviceSpecificCredentialAge } from './keys/service-specific-credential-age';
import { signingCertificatesAbsent } from './keys/signing-certificates-absent';
import { sshPublicKeysStale } from './keys/ssh-public-keys-stale';
import { accessReviewCurrent } from './least-privilege/access-review-current';
import { permissionsGrowth } from './least-privilege/permissions-growth';
import { unusedAccessAnalyzerEnabled } from './least-privilege/unused-access-analyzer-enabled';
import { unusedAccessFindingsOpen } from './least-privilege/unused-access-findings-open';
import { unusedActionsGranted } from './least-privilege/unused-actions-granted';
import { unusedSensitiveServiceAccess } from './least-privilege/unused-sensitive-service-access';
import { unusedServicesGranted } from './least-privilege/unused-services-granted';
import { accountAlias } from './logging/account-alias';
import { accountBillingOperationsContacts } from './logging/account-billing-operations-contacts';
import { accountContactsDistinct } from './logging/account-contacts-distinct';
import { accountPrimaryContact } from './logging/account-primary-contact';
import { accountSecurityContact } from './logging/account-security-contact';
import { accountUnusedRegions } from './logging/account-unused-regions';
import { alertCloudtrailChanges } from './logging/alert-cloudtrail-changes';
import { alertConfigChanges } from './logging/alert-config-changes';
import { alertConsoleFailures } from './logging/alert-console-failures';
import { alertConsoleNoMfa } from './logging/alert-console-no-mfa';
import { alertIamPolicyChanges } from './logging/alert-iam-policy-changes';
import { alertKmsKeyChanges } from './logging/alert-kms-key-changes';
import { alertOrganizationsChanges } from './logging/alert-organizations-changes';
import { alertRootUse } from './logging/alert-root-use';
import { alertS3PolicyChanges } from './logging/alert-s3-policy-changes';
import { alertUnauthorizedCalls } from './logging/alert-unauthorized-calls';
import { cloudtrailBucketAccessLogging } from './logging/cloudtrail-bucket-access-logging';
import { cloudtrailBucketProtected } from './logging/cloudtrail-bucket-protected';
import { cloudtrailBucketPublic } from './logging/cloudtrail-bucket-public';
import { cloudtrailCloudwatch } from './logging/cloudtrail-cloudwatch';
import { cloudtrailDeliveryHealthy } from './logging/cloudtrail-delivery-healthy';
import { cloudtrailGlobalEvents } from './logging/cloudtrail-global-events';
import { cloudtrailInsights } from './logging/cloudtrail-insights';
import { cloudtrailKms } from './logging/cloudtrail-kms';
import { cloudtrailLogValidation } from './logging/cloudtrail-log-validation';
import { cloudtrailManagementEvents } from './logging/cloudtrail-management-events';
import { cloudtrailMultiRegion } from './logging/cloudtrail-multi-region';
import { cloudtrailRetention } from './logging/cloudtrail-retention';
import { configRecorderEnabled } from './logging/config-recorder-enabled';
import { costAlarmPresent } from './logging/cost-alarm-present';
import { guarddutyCredentialFindings } from './logging/guardduty-credential-findings';
import { guarddutyEnabled } from './logging/guardduty-enabled';
import { inspectorEnabled } from './logging/inspector-enabled';
import { kmsPendingDeletion } from './logging/kms-pending-deletion';
import { kmsRotation } from './logging/kms-rotation';
import { securityhubEnabled } from './logging/securityhub-enabled';
import { trustedAdvisorSecurity } from './logging/trusted-advisor-security';
import { wafOnPublicEndpoints } from './logging/waf-on-public-endpoints';
import { orgAiOptOut } from './organization/org-ai-opt-out';
import { orgAllFeatures } from './organization/org-all-features';
import { orgDelegatedAdminsKnown } from './organization/org-delegated-admins-known';
import { orgManagementAccountClean } from './organization/org-management-account-clean';
import { orgMember } from './organization/org-member';
import { orgMultiAccount } from './organization/org-multi-account';
import { orgOuStructure } from './organization/org-ou-structure';
import { orgRcpInUse } from './organization/org-rcp-in-use';
import { orgScpDeniesRoot } from './organization/org-scp-denies-root';
import { orgScpEffective } from './organization/org-scp-effective';
import { orgScpProtectsLogging } from './organization/org-scp-protects-logging';
import { orgScpRegionLimit } from './organization/org-scp-region-limit';
import { orgScpServiceLimits } from './organization/org-scp-service-limits';
import { orgTagPolicy } from './organization/org-tag-policy';
import { passwordPolicyExists } from './passwords/password-policy-exists';
import { passwordPolicyHardExpirySafe } from './passwords/password-policy-hard-expiry-safe';
import { passwordPolicyLowercase } from './passwords/password-policy-lowercase';
import { passwordPolicyMaxAge } from './passwords/password-policy-max-age';
import { passwordPolicyMinLength } from './passwords/password-policy-min-length';
import { passwordPolicyNumber } from './passwords/password-policy-number';
import { passwordPolicyReuse } from './passwords/password-policy-reuse';
import { passwordPolicySelfChange } from './passwords/password-policy-self-change';
import { passwordPolicySymbol } from './passwords/password-policy-symbol';
import { passwordPolicyUppercase } from './passwords/password-policy-uppercase';
import { userPasswordAge } from './passwords/user-password-age';
import { adminPrincipalCount } from './policies/admin-principal-count';
import { groupDenyMissesUsers } from './policies/group-deny-misses-users';
import { groupEmpty } from './policies/group-empty';
import { groupWithoutPermissions } from './policies/group-without-permissions';
import { policyAdminAwsAttached } from './policies/policy-admin-aws-attached';
import { policyAdminCustomAttached } from './policies/policy-admin-custom-attached';
import { policyAdminInline } from './policies/policy-admin-inline';
import { policyAdminUnattached } from './policies/policy-admin-unattached';
import { policyCloudshellFullAccess } from './policies/policy-cloudshell-full-access';
import { policyCloudtrailFullAccess } from './policies/policy-cloudtrail-full-access';
import { policyCount } from './policies/policy-count';
import { policyIneffectiveCondition } from './policies/policy-ineffective-condition';
import { policyInlineUsed } from './policies/policy-inline-used';
import { policyKmsDecryptAllKeys } from './policies/policy-kms-decrypt-all-keys';
import { policyKmsFullAccess } from './policies/policy-kms-full-access';
import { policyMarketplaceWildcard } from './policies/policy-marketplace-wildcard';
import { policyNotactionAllow } from './policies/policy-notaction-allow';
import { policyNotresourceAllow } from './policies/policy-notresource-allow';
import { policyPassroleWildcard } from './policies/policy-passrole-wildcard';
import { policyPermissiveAssumeRole } from './policies/policy-permissive-assume-role';
import { policySensitiveWildcard } from './policies/policy-sensitive-wildcard';
import { policyServiceWildcard } from './policies/policy-service-wildcard';
import { policyUnattached } from './policies/policy-unattached';
import { policyValidationFindings } from './policies/policy-validation-findings';
import { policyVersionCurrent } from './policies/policy-version-current';
import { userInGroup } from './policies/user-in-group';
import { userPoliciesViaGroups } from './policies/user-policies-via-groups';
import { ec2ImdsV2Required } from './roles/ec2-imds-v2-required';
import { ec2InstanceRoleAttached } from './roles/ec2-instance-role-attached';
import { identityProviderHealthy } from './roles/identity-provider-healthy';
import { roleAdminService } from './roles/role-admin-service';
import { roleCrossAccountDataRead } from './roles/role-cross-account-data-read';
import { roleEc2Unused } from './roles/role-ec2-unused';
import { roleMaxSessionDuration } from './roles/role-max-session-duration';
import { roleRealmSeparation } from './roles/role-realm-separation';
import { roleTrustConfusedDeputy } from './roles/role-trust-confused-deputy';
import { roleTrustDanglingPrincipal } from './roles/role-trust-dangling-principal';
import { roleTrustExternalAccount } from './roles/role-trust-external-account';
import { roleTrustExternalId } from './roles/role-trust-external-id';
import { roleTrustMfa } from './roles/role-trust-mfa';
import { roleTrustOidcScoped } from './roles/role-trust-oidc-scoped';
import { roleTrustPublic } from './roles/role-trust-public';
import { roleTrustSamlAudience } from './roles/role-trust-saml-audience';
import { roleUnused } from './roles/role-unused';
import { securityAuditRoleExists } from './roles/security-audit-role-exists';
import { ssoAdminAssignments } from './roles/sso-admin-assignments';
import { ssoAssignmentsViaGroups } from './roles/sso-assignments-via-groups';
import { ssoPermissionSetUnused } from './roles/sso-permission-set-unused';
import { ssoSessionDuration } from './roles/sso-session-duration';
import { supportRoleExists } from './roles/support-role-exists';
import { rootAccessKeysAbsent } from './root/root-access-keys-absent';
import { rootCentralizedManagementEnabled } from './root/root-centralized-management-enabled';
import { rootMemberCredentialsRemoved } from './root/root-member-credentials-removed';
import { rootMfaEnabled } from './root/root-mfa-enabled';
import { rootMfaHardware } from './root/root-mfa-hardware';
import { rootMfaRedundancy } from './root/root-mfa-redundancy';
import { rootRecentUse } from './root/root-recent-use';
import { rootSigningCertificatesAbsent } from './root/root-signing-certificates-absent';
import { adminUserMfaEnabled } from './users/admin-user-mfa-enabled';
import { humanAccessFederated } from './users/human-access-federated';
import { identityIndividualAccounts } from './users/identity-individual-accounts';
import { serviceUserConsolePassword } from './users/service-user-console-password';
import { userConsoleAndKeys } from './users/user-console-and-keys';
import { userConsoleInactive } from './users/user-console-inactive';
import { userConsoleMfaEnabled } from './users/user-console-mfa-enabled';
import { userInactive } from './users/user-inactive';
import { userInitialPasswordUnclaimed } from './users/user-initial-password-unclaimed';
import { userMfaAllUsers } from './users/user-mfa-all-users';
import { userMfaEnforcedByPolicy } from './users/user-mfa-enforced-by-policy';
import { userMfaNoSms } from './users/user-mfa-no-sms';
import { userMfaPhishingResistant } from './users/user-mfa-phishing-resistant';
import { userMfaRedundancy } from './users/user-mfa-redundancy';
import { userOwnerTagged } from './users/user-owner-tagged';
import { userSharedSuspected } from './users/user-shared-suspected';
import { userWithoutCredentials } from './users/user-without-credentials';
import { virtualMfaUnassigned } from './users/virtual-mfa-unassigned';
import type { Check } from '../types';

/** Every check, by group and id. Written by `npm run generate` from the files beside it. */
export const checks: readonly Check[] = [
  privilegeEscalationPaths,
  accessAnalyzerArchiveRules,
  accessAnalyzerEnabled,
  accessAnalyzerFindingsOpen,
  accessAnalyzerOrganizationScope,
  kmsKeyPublic,
  resourcePolicyPublic,
  s3AccountPublicAccessBlock,
  s3BucketPublic,
  snapshotPublicAccessBlock,
  accessKeyAdmin,
  accessKeyInactiveRetained,
  accessKeyNotCreatedAtSetup,
  accessKeyQuarantined,
  accessKeyReplaceableByRole,
  accessKeyRotation,
  accessKeySingleActive,
  accessKeyUnused,
  hardcodedAccessKeys,
  serverCertificateExpired,
  serverCertificateExpiring,
  serviceSpecificCredentialAge,
  signingCertificatesAbsent,
  sshPublicKeysStale,
  accessReviewCurrent,
  permissionsGrowth,
  unusedAccessAnalyzerEnabled,
  unusedAccessFindingsOpen,
  unusedActionsGranted,
  unusedSensitiveServiceAccess,
  unusedServicesGranted,
  accountAlias,
  accountBillingOperationsContacts,
  accountContactsDistinct,
  accountPrimaryContact,
  accountSecurityContact,
  accountUnusedRegions,
  alertCloudtrailChanges,
  alertConfigChanges,
  alertConsoleFailures,
  alertConsoleNoMfa,
  alertIamPolicyChanges,
  alertKmsKeyChanges,
  alertOrganizationsChanges,
  alertRootUse,
  alertS3PolicyChanges,
  alertUnauthorizedCalls,
  cloudtrailBucketAccessLogging,
  cloudtrailBucketProtected,
  cloudtrailBucketPublic,
  cloudtrailCloudwatch,
  cloudtrailDeliveryHealthy,
  cloudtrailGlobalEvents,
  cloudtrailInsights,
  cloudtrailKms,
  cloudtrailLogValidation,
  cloudtrailManagementEvents,
  cloudtrailMultiRegion,
  cloudtrailRetention,
  configRecorderEnabled,
  costAlarmPresent,
  guarddutyCredentialFindings,
  guarddutyEnabled,
  inspectorEnabled,
  kmsPendingDeletion,
  kmsRotation,
  securityhubEnabled,
  trustedAdvisorSecurity,
  wafOnPublicEndpoints,
  orgAiOptOut,
  orgAllFeatures,
  orgDelegatedAdminsKnown,
  orgManagementAccountClean,
  orgMember,
  orgMultiAccount,
  orgOuStructure,
  orgRcpInUse,
  orgScpDeniesRoot,
  orgScpEffective,
  orgScpProtectsLogging,
  orgScpRegionLimit,
  orgScpServiceLimits,
  orgTagPolicy,
  passwordPolicyExists,
  passwordPolicyHardExpirySafe,
  passwordPolicyLowercase,
  passwordPolicyMaxAge,
  passwordPolicyMinLength,
  passwordPolicyNumber,
  passwordPolicyReuse,
  passwordPolicySelfChange,
  passwordPolicySymbol,
  passwordPolicyUppercase,
  userPasswordAge,
  adminPrincipalCount,
  groupDenyMissesUsers,
  groupEmpty,
  groupWithoutPermissions,
  policyAdminAwsAttached,
  policyAdminCustomAttached,
  policyAdminInline,
  policyAdminUnattached,
  policyCloudshellFullAccess,
  policyCloudtrailFullAccess,
  policyCount,
  policyIneffectiveCondition,
  policyInlineUsed,
  policyKmsDecryptAllKeys,
  policyKmsFullAccess,
  policyMarketplaceWildcard,
  policyNotactionAllow,
  policyNotresourceAllow,
  policyPassroleWildcard,
  policyPermissiveAssumeRole,
  policySensitiveWildcard,
  policyServiceWildcard,
  policyUnattached,
  policyValidationFindings,
  policyVersionCurrent,
  userInGroup,
  userPoliciesViaGroups,
  ec2ImdsV2Required,
  ec2InstanceRoleAttached,
  identityProviderHealthy,
  roleAdminService,
  roleCrossAccountDataRead,
  roleEc2Unused,
  roleMaxSessionDuration,
  roleRealmSeparation,
  roleTrustConfusedDeputy,
  roleTrustDanglingPrincipal,
  roleTrustExternalAccount,
  roleTrustExternalId,
  roleTrustMfa,
  roleTrustOidcScoped,
  roleTrustPublic,
  roleTrustSamlAudience,
  roleUnused,
  securityAuditRoleExists,
  ssoAdminAssignments,
  ssoAssignmentsViaGroups,
  ssoPermissionSetUnused,
  ssoSessionDuration,
  supportRoleExists,
  rootAccessKeysAbsent,
  rootCentralizedManagementEnabled,
  rootMemberCredentialsRemoved,
  rootMfaEnabled,
  rootMfaHardware,
  rootMfaRedundancy,
  rootRecentUse,
  rootSigningCertificatesAbsent,
  adminUserMfaEnabled,
  humanAccessFederated,
  identityIndividualAccounts,
  serviceUserConsolePassword,
  userConsoleAndKeys,
  userConsoleInactive,
  userConsoleMfaEnabled,
  userInactive,
  userInitialPasswordUnclaimed,
  userMfaAllUsers,
  userMfaEnforcedByPolicy,
  userMfaNoSms,
  userMfaPhishingResistant,
  userMfaRedundancy,
  userOwnerTagged,
  userSharedSuspected,
  userWithoutCredentials,
  virtualMfaUnassigned,
];
