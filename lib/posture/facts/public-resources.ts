import type { AnalyzerFinding } from '@/lib/snapshot/account-snapshot';

/** Kinds of resource whose own policy may let everybody in; buckets, keys and roles have checks of their own. */
const policyServices = new Set([
  'ApiGateway',
  'Backup',
  'DynamoDB',
  'ECR',
  'EFS',
  'Elasticsearch',
  'Events',
  'Glacier',
  'Lambda',
  'OpenSearchService',
  'SNS',
  'SQS',
  'SecretsManager',
]);

/** Whether a finding is about a resource policy that no other check judges. */
export function isOnResourcePolicy({ resourceType }: Pick<AnalyzerFinding, 'resourceType'>): boolean {
  return policyServices.has(resourceType.split('::')[1] ?? '');
}

/** `SQS queue orders` of a finding's resource: what it is and the end of its ARN. */
export function resourceInWords(resourceType: string, arn: string): string {
  const [, service = '', kind = 'resource'] = resourceType.split('::');
  const words = kind.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  const name = arn.slice(Math.max(arn.lastIndexOf(':'), arn.lastIndexOf('/')) + 1);
  return [service, words, name].filter((word) => word !== '').join(' ');
}
