import type { ServiceId } from '../wire/services';
import { accessAnalyzerOperations } from './access-analyzer';
import { accountManagementOperations } from './account-management';
import { cloudtrailOperations } from './cloudtrail';
import { accountOperations } from './iam/account-settings';
import { authorizationDetails } from './iam/authorization-details';
import { credentialReport } from './iam/credential-report';
import { credentialOperations } from './iam/credentials';
import { identityOperations } from './iam/identities';
import { lastAccessed } from './iam/last-accessed';
import { organizationAccess } from './iam/organization-access';
import { policyOperations } from './iam/policies';
import type { Operation, Operations } from './operation';
import { organizationPolicies } from './organizations/policies';
import { organizationTree } from './organizations/tree';
import { s3ControlOperations } from './s3-control';
import {
  cloudWatchOperations,
  eventBridgeOperations,
  logsOperations,
  snsOperations,
} from './services/alerts';
import {
  configOperations,
  guardDutyOperations,
  inspectorOperations,
  securityHubOperations,
} from './services/detection';
import { ec2Operations } from './services/ec2';
import { kmsOperations } from './services/kms';
import { s3Operations } from './services/s3';
import { stsOperations } from './sts/operations';

const SERVICES: Record<ServiceId, Operations> = {
  iam: {
    ...credentialReport,
    ...authorizationDetails,
    ...identityOperations,
    ...accountOperations,
    ...credentialOperations,
    ...lastAccessed,
    ...policyOperations,
    ...organizationAccess,
  },
  sts: stsOperations,
  organizations: { ...organizationTree, ...organizationPolicies },
  cloudtrail: cloudtrailOperations,
  'access-analyzer': accessAnalyzerOperations,
  account: accountManagementOperations,
  s3control: s3ControlOperations,
  s3: s3Operations,
  kms: kmsOperations,
  guardduty: guardDutyOperations,
  securityhub: securityHubOperations,
  config: configOperations,
  inspector2: inspectorOperations,
  ec2: ec2Operations,
  logs: logsOperations,
  monitoring: cloudWatchOperations,
  events: eventBridgeOperations,
  sns: snsOperations,
};

export function findOperation(service: ServiceId, name: string): Operation | undefined {
  return Object.hasOwn(SERVICES[service], name) ? SERVICES[service][name] : undefined;
}

/** Every operation with what its behaviour rests on; answered by GET /_sim/assumptions. */
export function listEvidence() {
  return Object.entries(SERVICES).flatMap(([service, operations]) =>
    Object.entries(operations).map(([operation, { evidence, assumptions = [] }]) => ({
      service,
      operation,
      evidence,
      assumptions,
    })),
  );
}
