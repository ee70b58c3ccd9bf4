import type { ServiceId } from './services';

interface Route {
  service: ServiceId;
  method: string;
  pattern: RegExp;
  /** Sub-resource that the query must name (S3). */
  query?: string;
  operation: string;
}

const route = (service: ServiceId, request: string, operation: string): Route => {
  const [method = '', target = ''] = request.split(' ');
  const [path = '', query] = target.split('?');
  const source = path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)').replace(/\{(\w+)\+\}/g, '(?<$1>.+)');
  return { service, method, pattern: new RegExp(`^${source}/?$`), query, operation };
};

const S3_ROUTES: Route[] = [
  route('s3', 'GET /', 'ListBuckets'),
  ...Object.entries({
    location: 'GetBucketLocation',
    publicAccessBlock: 'GetPublicAccessBlock',
    policyStatus: 'GetBucketPolicyStatus',
    policy: 'GetBucketPolicy',
    acl: 'GetBucketAcl',
    ownershipControls: 'GetBucketOwnershipControls',
    logging: 'GetBucketLogging',
    versioning: 'GetBucketVersioning',
    'object-lock': 'GetObjectLockConfiguration',
    lifecycle: 'GetBucketLifecycleConfiguration',
  }).map(([query, operation]) => route('s3', `GET /{Bucket}?${query}`, operation)),
];

const DETECTION_ROUTES: Route[] = [
  route('guardduty', 'GET /detector', 'ListDetectors'),
  route('guardduty', 'GET /detector/{DetectorId}', 'GetDetector'),
  route('guardduty', 'GET /detector/{DetectorId}/administrator', 'GetAdministratorAccount'),
  route('guardduty', 'POST /detector/{DetectorId}/findings', 'ListFindings'),
  route('guardduty', 'POST /detector/{DetectorId}/findings/get', 'GetFindings'),
  route('securityhub', 'GET /accounts', 'DescribeHub'),
  route('securityhub', 'POST /standards/get', 'GetEnabledStandards'),
  route('securityhub', 'GET /findingAggregator/list', 'ListFindingAggregators'),
  route('securityhub', 'GET /findingAggregator/get/{FindingAggregatorArn+}', 'GetFindingAggregator'),
  route('inspector2', 'POST /status/batch/get', 'BatchGetAccountStatus'),
];

/** Methods and paths of the REST services, from their service models. */
const ROUTES: Route[] = [
  ...S3_ROUTES,
  ...DETECTION_ROUTES,
  route('access-analyzer', 'GET /analyzer', 'ListAnalyzers'),
  route('access-analyzer', 'GET /analyzer/{analyzerName}', 'GetAnalyzer'),
  route('access-analyzer', 'GET /analyzer/{analyzerName}/archive-rule', 'ListArchiveRules'),
  route('access-analyzer', 'POST /finding', 'ListFindings'),
  route('access-analyzer', 'POST /findingv2', 'ListFindingsV2'),
  route('access-analyzer', 'GET /findingv2/{id}', 'GetFindingV2'),
  route('account', 'POST /getAlternateContact', 'GetAlternateContact'),
  route('account', 'POST /getContactInformation', 'GetContactInformation'),
  route('account', 'POST /listRegions', 'ListRegions'),
  route('s3control', 'GET /v20180820/configuration/publicAccessBlock', 'GetPublicAccessBlock'),
];

/** The operation behind a REST request, with the parameters of its path decoded. */
export function matchRestRoute(
  service: ServiceId,
  method: string,
  url: URL,
): { operation: string; parameters: Record<string, string> } | undefined {
  for (const candidate of ROUTES) {
    if (candidate.service !== service || candidate.method !== method) continue;
    if (candidate.query !== undefined && !url.searchParams.has(candidate.query)) continue;
    const match = candidate.pattern.exec(url.pathname);
    if (!match) continue;
    const parameters = Object.entries(match.groups ?? {}).map(([name, value]) => [
      name,
      decodeURIComponent(value),
    ]);
    return { operation: candidate.operation, parameters: Object.fromEntries(parameters) };
  }
  return undefined;
}
