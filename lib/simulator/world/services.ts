import names from './service-names.json' with { type: 'json' };

/** Every service namespace of the simulator, in order, with its name as AWS shows it. */
export const SERVICES: ReadonlyMap<string, string> = new Map(Object.entries(names));

/** Namespaces in AWS's own order. */
export const SERVICE_NAMESPACES: readonly string[] = [...SERVICES.keys()];

/**
 * Management actions whose last use AWS tracks, for the usual services (IAM User Guide, "IAM action last accessed
 * information services and actions"; a selection). Data-plane actions and iam:PassRole are never tracked.
 */
const TRACKED: Record<string, string> = {
  'access-analyzer': 'CreateAnalyzer DeleteAnalyzer GetAnalyzer ListAnalyzers ListFindings UpdateFindings',
  acm: 'DeleteCertificate DescribeCertificate GetCertificate ListCertificates RenewCertificate RequestCertificate',
  apigateway: 'DELETE GET PATCH POST PUT',
  athena:
    'BatchGetQueryExecution CreateWorkGroup DeleteWorkGroup GetWorkGroup ListWorkGroups UpdateWorkGroup',
  autoscaling:
    'CreateAutoScalingGroup DeleteAutoScalingGroup DescribeAutoScalingGroups SetDesiredCapacity UpdateAutoScalingGroup',
  cloudformation:
    'CreateChangeSet CreateStack DeleteStack DescribeStackEvents DescribeStacks ExecuteChangeSet GetTemplate ListStacks UpdateStack',
  cloudfront:
    'CreateDistribution CreateInvalidation DeleteDistribution GetDistribution ListDistributions UpdateDistribution',
  cloudtrail:
    'CreateTrail DeleteTrail DescribeTrails GetTrailStatus LookupEvents StartLogging StopLogging UpdateTrail',
  cloudwatch: 'DeleteAlarms DescribeAlarms GetDashboard ListDashboards PutDashboard PutMetricAlarm',
  codebuild:
    'BatchGetBuilds BatchGetProjects CreateProject DeleteProject ListProjects StartBuild UpdateProject',
  codepipeline:
    'CreatePipeline DeletePipeline GetPipeline ListPipelines StartPipelineExecution UpdatePipeline',
  config:
    'DescribeConfigRules DescribeConfigurationRecorders PutConfigRule StartConfigurationRecorder StopConfigurationRecorder',
  dynamodb: 'CreateBackup CreateTable DeleteTable DescribeTable ListTables UpdateTable UpdateTimeToLive',
  ec2: 'AuthorizeSecurityGroupIngress CreateSecurityGroup CreateSnapshot CreateTags DescribeInstances DescribeRegions DescribeSecurityGroups DescribeVolumes DescribeVpcs ModifyInstanceAttribute RunInstances StartInstances StopInstances TerminateInstances',
  ecr: 'CreateRepository DeleteRepository DescribeImages DescribeRepositories GetAuthorizationToken SetRepositoryPolicy',
  ecs: 'CreateCluster CreateService DeleteService DescribeClusters DescribeServices DescribeTasks ListClusters RegisterTaskDefinition RunTask UpdateService',
  eks: 'CreateCluster DeleteCluster DescribeCluster ListClusters UpdateClusterConfig',
  elasticache: 'CreateCacheCluster DeleteCacheCluster DescribeCacheClusters ModifyCacheCluster',
  elasticloadbalancing:
    'CreateListener CreateLoadBalancer DeleteLoadBalancer DescribeListeners DescribeLoadBalancers ModifyListener',
  events: 'DeleteRule DescribeRule ListRules PutRule PutTargets RemoveTargets',
  glue: 'CreateJob DeleteJob GetDatabases GetJob GetTables StartJobRun UpdateJob',
  iam: 'AttachRolePolicy AttachUserPolicy CreateAccessKey CreatePolicy CreatePolicyVersion CreateRole CreateUser DeleteAccessKey DeleteRole DeleteUser GetRole GetUser ListAccessKeys ListPolicies ListRoles ListUsers PutRolePolicy PutUserPolicy UpdateAccessKey UpdateAssumeRolePolicy UpdateLoginProfile',
  kms: 'CreateAlias CreateKey DescribeKey DisableKey EnableKeyRotation ListAliases ListKeys PutKeyPolicy ScheduleKeyDeletion',
  lambda:
    'CreateFunction DeleteFunction GetFunction GetPolicy ListFunctions PublishVersion UpdateFunctionCode UpdateFunctionConfiguration',
  logs: 'CreateLogGroup DeleteLogGroup DescribeLogGroups DescribeLogStreams PutRetentionPolicy PutSubscriptionFilter',
  organizations:
    'CreateAccount DescribeOrganization ListAccounts ListPolicies ListRoots MoveAccount UpdatePolicy',
  rds: 'CreateDBInstance CreateDBSnapshot DeleteDBInstance DescribeDBClusters DescribeDBInstances DescribeDBSnapshots ModifyDBInstance RebootDBInstance',
  redshift: 'CreateCluster DeleteCluster DescribeClusters ModifyCluster',
  route53:
    'ChangeResourceRecordSets CreateHostedZone DeleteHostedZone GetHostedZone ListHostedZones ListResourceRecordSets',
  s3: 'CreateBucket DeleteBucket DeleteBucketPolicy GetBucketAcl GetBucketLocation GetBucketPolicy GetEncryptionConfiguration ListAllMyBuckets PutBucketPolicy PutEncryptionConfiguration',
  secretsmanager:
    'CreateSecret DeleteSecret DescribeSecret GetSecretValue ListSecrets PutSecretValue RotateSecret UpdateSecret',
  sns: 'CreateTopic DeleteTopic GetTopicAttributes ListSubscriptions ListTopics SetTopicAttributes Subscribe',
  sqs: 'CreateQueue DeleteQueue GetQueueAttributes ListQueues SetQueueAttributes',
  ssm: 'DescribeInstanceInformation DescribeParameters GetParameter GetParameters PutParameter SendCommand StartSession',
  states:
    'CreateStateMachine DeleteStateMachine DescribeExecution ListStateMachines StartExecution UpdateStateMachine',
  sts: 'AssumeRole AssumeRoleWithSAML AssumeRoleWithWebIdentity GetCallerIdentity GetSessionToken',
};

const tracked = new Map(Object.entries(TRACKED).map(([service, actions]) => [service, actions.split(' ')]));

/** Tracked actions of a service in order; empty when the simulator tracks the service as a whole only. */
export function trackedActions(service: string): readonly string[] {
  return tracked.get(service) ?? [];
}
