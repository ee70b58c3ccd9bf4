import type { DetectionState, GuardDutyFindingState, RecorderState } from '../../world/service-types';
import { AwsError } from '../../wire/aws-error';
import type { Input } from '../../wire/input';
import type { OperationContext, Operations } from '../operation';
import { byText, paginate } from '../paging';

function detectionOf({ account, region }: OperationContext): DetectionState | undefined {
  return account.services.detection.get(region);
}

const iso = (at: number) => new Date(at).toISOString();

type Detector = NonNullable<DetectionState['detector']>;

function detectorOf(context: OperationContext, input: Input): Detector & { detection: DetectionState } {
  const id = input.required('DetectorId');
  const detection = detectionOf(context);
  if (detection?.detector?.id === id) return { ...detection.detector, detection };
  throw new AwsError(
    'BadRequestException',
    'The request is rejected because the input detectorId is not owned by the current account.',
    { status: 400 },
  );
}

/** Criteria as GuardDuty has them: `eq` lists and `gte` numbers on dotted member names. */
function matches(finding: GuardDutyFindingState, criteria: Record<string, unknown>): boolean {
  const values: Record<string, string | number> = {
    'service.archived': String(finding.archived),
    severity: finding.severity,
    type: finding.type,
    'resource.resourceType': 'AccessKey',
  };
  return Object.entries(criteria).every(([name, criterion]) => {
    const value = values[name] ?? '';
    const { eq, equals, gte, greaterThanOrEqual } = criterion as Record<string, unknown>;
    const list = equals ?? eq;
    const least = greaterThanOrEqual ?? gte;
    if (Array.isArray(list) && !list.includes(String(value))) return false;
    return typeof least !== 'number' || Number(value) >= least;
  });
}

function listGuardDutyFindings(context: OperationContext, input: Input) {
  const { detection } = detectorOf(context, input);
  const { criterion = {} } = input.structure('findingCriteria') ?? {};
  const found = [...detection.findings.values()]
    .filter((finding) => matches(finding, criterion as Record<string, unknown>))
    .sort((a, b) => byText(a.id, b.id));
  const page = paginate(context, {
    items: found,
    keyOf: (finding) => finding.id,
    size: input.integer('maxResults', { min: 1, max: 50 }) ?? 50,
    token: input.text('nextToken'),
    scope: JSON.stringify(criterion),
  });
  return { json: { findingIds: page.items.map(({ id }) => id), nextToken: page.next ?? '' } };
}

function getGuardDutyFindings(context: OperationContext, input: Input) {
  const { account, region } = context;
  const { detection, id: detectorId } = detectorOf(context, input);
  const findings = input.texts('findingIds').flatMap((id) => detection.findings.get(id) ?? []);
  return {
    json: {
      findings: findings.map((finding) => ({
        accountId: account.id,
        arn: `arn:${account.partition}:guardduty:${region}:${account.id}:detector/${detectorId}/finding/${finding.id}`,
        id: finding.id,
        region,
        partition: account.partition,
        schemaVersion: '2.0',
        type: finding.type,
        title: finding.title,
        severity: finding.severity,
        createdAt: iso(finding.createdAt),
        updatedAt: iso(finding.updatedAt),
        resource: {
          resourceType: 'AccessKey',
          accessKeyDetails: { userName: finding.userName, userType: finding.userType },
        },
        service: { archived: finding.archived },
      })),
    },
  };
}

const guardDutyDetector = (context: OperationContext, input: Input): string => {
  const { account, region } = context;
  return `arn:${account.partition}:guardduty:${region}:${account.id}:detector/${input.required('DetectorId')}`;
};

export const guardDutyOperations: Operations = {
  ListDetectors: {
    action: 'guardduty:ListDetectors',
    evidence: 'model',
    run: (context) => {
      const detector = detectionOf(context)?.detector;
      return { json: { detectorIds: detector ? [detector.id] : [] } };
    },
  },
  GetDetector: {
    action: 'guardduty:GetDetector',
    resource: guardDutyDetector,
    evidence: 'model',
    run: (context, input) => {
      const { status } = detectorOf(context, input);
      return {
        json: { status, serviceRole: 'AWSServiceRoleForAmazonGuardDuty', createdAt: iso(context.now) },
      };
    },
  },
  GetAdministratorAccount: {
    action: 'guardduty:GetAdministratorAccount',
    resource: guardDutyDetector,
    evidence: 'model',
    assumptions: ['an account without an administrator is answered without one'],
    run: (context, input) => {
      const { administrator } = detectorOf(context, input);
      return {
        json: administrator
          ? { administrator: { accountId: administrator, relationshipStatus: 'Enabled' } }
          : {},
      };
    },
  },
  ListFindings: {
    action: 'guardduty:ListFindings',
    resource: guardDutyDetector,
    evidence: 'model',
    assumptions: ['criteria know equality and a least number'],
    run: listGuardDutyFindings,
  },
  GetFindings: {
    action: 'guardduty:GetFindings',
    resource: guardDutyDetector,
    evidence: 'model',
    run: getGuardDutyFindings,
  },
};

/** The standards of a hub that is on. Throws InvalidAccessException where it is off. */
function standardsOf(context: OperationContext): string[] {
  const standards = detectionOf(context)?.standards;
  if (standards) return standards;
  throw new AwsError(
    'InvalidAccessException',
    `Account ${context.account.id} is not subscribed to AWS Security Hub`,
    { status: 401 },
  );
}

function hubArn({ account, region }: OperationContext, resource: string): string {
  return `arn:${account.partition}:securityhub:${region}:${account.id}:${resource}`;
}

/** The region that gathers the findings of all others; told in every region. */
function aggregatorRegion({ account }: OperationContext): string | undefined {
  return [...account.services.detection].find(([, { aggregates }]) => aggregates)?.[0];
}

function listAggregators(context: OperationContext) {
  standardsOf(context);
  const region = aggregatorRegion(context);
  const arn = region && hubArn({ ...context, region }, 'finding-aggregator/halyard');
  return { json: { FindingAggregators: arn ? [{ FindingAggregatorArn: arn }] : [] } };
}

function getAggregator(context: OperationContext, input: Input) {
  const { region } = context;
  if (aggregatorRegion(context) !== region) {
    throw new AwsError('ResourceNotFoundException', 'The aggregator is in another region.', { status: 404 });
  }
  return {
    json: {
      FindingAggregatorArn: input.required('FindingAggregatorArn'),
      FindingAggregationRegion: region,
      RegionLinkingMode: 'ALL_REGIONS',
    },
  };
}

export const securityHubOperations: Operations = {
  DescribeHub: {
    action: 'securityhub:DescribeHub',
    evidence: 'model',
    run: (context) => {
      standardsOf(context);
      return { json: { HubArn: hubArn(context, 'hub/default'), AutoEnableControls: true } };
    },
  },
  GetEnabledStandards: {
    action: 'securityhub:GetEnabledStandards',
    evidence: 'model',
    run: (context) => ({
      json: {
        StandardsSubscriptions: standardsOf(context).map((standard) => ({
          StandardsSubscriptionArn: hubArn(context, `subscription/${standard}`),
          StandardsArn: `arn:${context.account.partition}:securityhub:${context.region}::standards/${standard}`,
          StandardsInput: {},
          StandardsStatus: 'READY',
        })),
      },
    }),
  },
  ListFindingAggregators: {
    action: 'securityhub:ListFindingAggregators',
    evidence: 'documentation',
    run: listAggregators,
  },
  GetFindingAggregator: {
    action: 'securityhub:GetFindingAggregator',
    evidence: 'documentation',
    assumptions: ['an aggregator links all regions'],
    run: getAggregator,
  },
};

function recordersOf(context: OperationContext): RecorderState[] {
  const recorder = detectionOf(context)?.recorder;
  return recorder ? [recorder] : [];
}

export const configOperations: Operations = {
  DescribeConfigurationRecorders: {
    action: 'config:DescribeConfigurationRecorders',
    evidence: 'model',
    run: (context) => ({
      json: {
        ConfigurationRecorders: recordersOf(context).map((recorder) => ({
          name: recorder.name,
          roleARN: `arn:${context.account.partition}:iam::${context.account.id}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig`,
          recordingGroup: {
            allSupported: recorder.allSupported,
            includeGlobalResourceTypes: recorder.globalTypes,
            resourceTypes: recorder.resourceTypes,
          },
        })),
      },
    }),
  },
  DescribeConfigurationRecorderStatus: {
    action: 'config:DescribeConfigurationRecorderStatus',
    evidence: 'model',
    run: (context) => ({
      json: {
        ConfigurationRecordersStatus: recordersOf(context).map(({ name, recording, lastStatus }) => ({
          name,
          recording,
          lastStatus,
        })),
      },
    }),
  },
};

function accountStatus(context: OperationContext) {
  const on = detectionOf(context)?.inspector ?? { ec2: false, ecr: false, lambda: false };
  const status = (isOn: boolean) => ({
    status: isOn ? 'ENABLED' : 'DISABLED',
    errorCode: 'ALREADY_ENABLED',
    errorMessage: '',
  });
  return {
    json: {
      accounts: [
        {
          accountId: context.account.id,
          state: status(on.ec2 || on.ecr || on.lambda),
          resourceState: { ec2: status(on.ec2), ecr: status(on.ecr), lambda: status(on.lambda) },
        },
      ],
      failedAccounts: [],
    },
  };
}

export const inspectorOperations: Operations = {
  BatchGetAccountStatus: {
    action: 'inspector2:BatchGetAccountStatus',
    evidence: 'model',
    run: accountStatus,
  },
};
