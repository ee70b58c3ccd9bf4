import type { WebEndpoint } from '@/lib/snapshot/data/optional';
import { nameInArn } from '@/lib/iam/arn';
import { dataGap, unknownResults } from '../../facts/data-gap';
import { evidenceText } from '../../evidence';
import { rootArn } from '../../facts/root-facts';
import { failing, fieldsOf, notApplicable, unreadRegionResults, type Verdict } from '../../facts/verdict';
import type { Check, CheckInput, CheckResult, EvidenceField } from '../../types';

const severity = 'low';

const kindWords: Record<WebEndpoint['kind'], string> = {
  'load-balancer': 'Load balancer',
  'api-stage': 'API stage',
  'graphql-api': 'GraphQL API',
  distribution: 'Distribution',
};

/**
 * Requests from the internet pass a filter first.
 * Security Hub APIGateway.4, CloudFront.6, WAF.10.
 */
export const wafOnPublicEndpoints: Check = {
  id: 'waf-on-public-endpoints',
  group: 'logging',
  title: 'Public endpoints have a web ACL',
  failTitle: 'A public endpoint has no web ACL',
  rationale:
    'What faces the internet is probed all day. A web ACL stops floods and known attacks, and is where a new one can be stopped within minutes.',
  logic:
    'Looks at load balancers, API stages, GraphQL APIs and distributions that the internet reaches. Fails for one without a web ACL, or whose web ACL has no rule. Not applicable without any.',
  tier: 'extended',
  subject: 'resource',
  severity,
  stages: ['web-endpoints'],
  parameters: [],
  remedy: {
    console:
      'WAF & Shield, Web ACLs: create one with AWS managed rules, Associated AWS resources, Add the endpoint. For a distribution: CloudFront, Security, Enable protections.',
    cli: 'aws wafv2 associate-web-acl --region <region> --web-acl-arn <web-acl-arn> --resource-arn <endpoint>',
    terraform: [
      'resource "aws_wafv2_web_acl_association" "this" {',
      '  resource_arn = "<endpoint>"',
      '  web_acl_arn  = aws_wafv2_web_acl.this.arn',
      '}',
    ].join('\n'),
  },
  references: ['Security Hub APIGateway.4, CloudFront.6, WAF.10', 'Prowler wafv2_webacl_with_rules'],
  evaluate,
  describeFail,
};

function evaluate({ snapshot }: CheckInput): CheckResult[] {
  const { webEndpoints } = snapshot;
  const account = rootArn(snapshot);
  if (webEndpoints.state !== 'read') return unknownResults(dataGap(webEndpoints), severity, [account]);
  const { endpoints, unreadRegions } = webEndpoints.value;
  const unread = unreadRegionResults(snapshot, severity, unreadRegions);
  if (endpoints.length === 0 && unread.length === 0)
    return [
      { resource: account, severity, ...notApplicable('The internet reaches no endpoint of the account') },
    ];
  const judged = endpoints.map((endpoint): CheckResult => ({
    resource: endpoint.arn,
    severity,
    ...judge(endpoint, webEndpoints.asOf),
  }));
  return [...judged, ...unread];
}

function judge({ arn, kind, webAclArn, webAclRules }: WebEndpoint, asOf: string): Verdict {
  const name = `${kindWords[kind]} ${nameInArn(arn)}`;
  const evidence = fieldsOf('web endpoints', asOf, { endpoint: arn, name, webAclArn, webAclRules });
  if (webAclArn === null || webAclRules === 0) return failing(evidence, describeFail);
  return { result: 'pass', title: `${name} has a web ACL`, evidence };
}

function describeFail(evidence: readonly EvidenceField[]): string {
  const name = evidenceText(evidence, 'name');
  return evidenceText(evidence, 'webAclArn') === ''
    ? `${name} has no web ACL`
    : `The web ACL of ${name} has no rule`;
}
