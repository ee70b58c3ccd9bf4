import type { ServiceId } from './services';

interface Route {
  service: ServiceId;
  method: string;
  pattern: RegExp;
  operation: string;
}

const route = (service: ServiceId, request: string, operation: string): Route => {
  const [method = '', path = ''] = request.split(' ');
  const source = path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)');
  return { service, method, pattern: new RegExp(`^${source}/?$`), operation };
};

/** Methods and paths of the REST services, from their service models. */
const ROUTES: Route[] = [
  route('access-analyzer', 'GET /analyzer', 'ListAnalyzers'),
  route('access-analyzer', 'GET /analyzer/{analyzerName}', 'GetAnalyzer'),
  route('access-analyzer', 'GET /analyzer/{analyzerName}/archive-rule', 'ListArchiveRules'),
  route('access-analyzer', 'POST /finding', 'ListFindings'),
  route('access-analyzer', 'POST /findingv2', 'ListFindingsV2'),
  route('access-analyzer', 'GET /findingv2/{id}', 'GetFindingV2'),
  route('account', 'POST /getAlternateContact', 'GetAlternateContact'),
  route('account', 'POST /getContactInformation', 'GetContactInformation'),
  route('account', 'POST /listRegions', 'ListRegions'),
  route('s3', 'GET /v20180820/configuration/publicAccessBlock', 'GetPublicAccessBlock'),
];

/** The operation behind a REST request, with the parameters of its path decoded. */
export function matchRestRoute(
  service: ServiceId,
  method: string,
  path: string,
): { operation: string; parameters: Record<string, string> } | undefined {
  for (const candidate of ROUTES) {
    if (candidate.service !== service || candidate.method !== method) continue;
    const match = candidate.pattern.exec(path);
    if (!match) continue;
    const parameters = Object.entries(match.groups ?? {}).map(([name, value]) => [
      name,
      decodeURIComponent(value),
    ]);
    return { operation: candidate.operation, parameters: Object.fromEntries(parameters) };
  }
  return undefined;
}
