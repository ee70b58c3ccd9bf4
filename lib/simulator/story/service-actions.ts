/** A few actions per service that IAM tracks one by one (management actions; data-plane calls are not tracked). */
const tracked: Readonly<Record<string, readonly string[]>> = {
  s3: ['ListAllMyBuckets', 'GetBucketLocation', 'GetBucketPolicy', 'PutBucketTagging'],
  ec2: ['DescribeInstances', 'DescribeVpcs', 'DescribeSubnets', 'DescribeSecurityGroups'],
  iam: ['GetRole', 'ListRoles', 'GetPolicyVersion', 'ListUsers'],
  lambda: ['GetFunction', 'ListFunctions', 'UpdateFunctionCode', 'PublishVersion'],
  ecs: [
    'DescribeServices',
    'DescribeTaskDefinition',
    'ListTasks',
    'RegisterTaskDefinition',
    'RunTask',
    'UpdateService',
  ],
  ecr: [
    'BatchCheckLayerAvailability',
    'CompleteLayerUpload',
    'DescribeImages',
    'DescribeRepositories',
    'InitiateLayerUpload',
    'PutImage',
    'UploadLayerPart',
  ],
  logs: ['CreateLogGroup', 'DescribeLogGroups', 'PutRetentionPolicy'],
  cloudformation: [
    'CreateChangeSet',
    'DeleteChangeSet',
    'DescribeChangeSet',
    'DescribeStackEvents',
    'DescribeStackResources',
    'DescribeStacks',
    'ExecuteChangeSet',
    'GetTemplate',
    'ListStacks',
  ],
  dynamodb: ['DescribeTable', 'ListTables'],
  sqs: ['GetQueueAttributes', 'GetQueueUrl', 'ListQueues'],
  sns: ['ListTopics', 'GetTopicAttributes'],
  kms: ['DescribeKey', 'ListAliases'],
  rds: ['DescribeDBInstances', 'DescribeDBClusters'],
  secretsmanager: ['DescribeSecret', 'ListSecrets'],
  ssm: ['DescribeParameters', 'DescribeInstanceInformation'],
  glue: ['GetJob', 'GetTables', 'StartJobRun'],
  athena: ['GetWorkGroup', 'StartQueryExecution'],
  route53: ['ListHostedZones', 'ChangeResourceRecordSets'],
  cloudfront: ['CreateInvalidation', 'ListDistributions'],
  states: ['DescribeStateMachine', 'ListStateMachines'],
  kinesis: ['DescribeStreamSummary', 'ListStreams'],
  cloudwatch: ['DescribeAlarms', 'ListMetrics'],
  cloudtrail: ['DescribeTrails', 'LookupEvents'],
};

/** Tracked actions that a user of the service calls; empty where none is tracked. */
export function actionsOf(service: string): string[] {
  return [...(tracked[service] ?? [])];
}
