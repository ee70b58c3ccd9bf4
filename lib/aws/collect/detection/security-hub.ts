import {
  DescribeHubCommand,
  GetEnabledStandardsCommand,
  GetFindingAggregatorCommand,
  ListFindingAggregatorsCommand,
  SecurityHubClient,
  type StandardsSubscription,
} from '@aws-sdk/client-securityhub';
import type { SecurityHubState } from '@/lib/snapshot/data/detection';
import { awsCode } from '../../errors';
import { regionOfArn } from '../../partition';
import { listAll } from '../paginate';
import type { StageContext } from '../stage-context';

/** Where a region's findings go, as the aggregator tells. */
export type Aggregation = { region: string; links: (region: string) => boolean } | null;

function linksOf(mode: string | undefined, regions: readonly string[]): (region: string) => boolean {
  switch (mode) {
    case 'ALL_REGIONS':
      return () => true;
    case 'ALL_REGIONS_EXCEPT_SPECIFIED':
      return (region) => !regions.includes(region);
    case 'SPECIFIED_REGIONS':
      return (region) => regions.includes(region);
    default:
      return () => false;
  }
}

async function readAggregation(context: StageContext, askedIn: string): Promise<Aggregation> {
  const { session } = context;
  const answer = await session.service(SecurityHubClient, askedIn)(new ListFindingAggregatorsCommand({}));
  const arn = answer.FindingAggregators?.[0]?.FindingAggregatorArn;
  const region = arn ? regionOfArn(arn) : null;
  if (!arn || !region) return null;
  const aggregator = await session.service(
    SecurityHubClient,
    region,
  )(new GetFindingAggregatorCommand({ FindingAggregatorArn: arn }));
  return { region, links: linksOf(aggregator.RegionLinkingMode, aggregator.Regions ?? []) };
}

/** The aggregator is one for all regions: it is asked for once in a scan. */
export function aggregationOf(context: StageContext): (askedIn: string) => Promise<Aggregation> {
  let asked: Promise<Aggregation> | null = null;
  return (askedIn) => (asked ??= readAggregation(context, askedIn));
}

async function isOn(send: SecurityHubClient['send']): Promise<boolean> {
  try {
    await send(new DescribeHubCommand({}));
    return true;
  } catch (error) {
    const code = awsCode(error);
    if (code === 'InvalidAccessException' || code === 'ResourceNotFoundException') return false;
    throw error;
  }
}

/** Security Hub of one region, with the names of the standards that it checks. */
export async function readSecurityHub(
  { session }: StageContext,
  region: string,
  aggregation: (askedIn: string) => Promise<Aggregation>,
): Promise<SecurityHubState> {
  const send = session.service(SecurityHubClient, region);
  if (!(await isOn(send))) return { enabled: false, standards: [], aggregatorRegion: null };
  const standards = await listAll<StandardsSubscription>(async (token) => {
    const page = await send(new GetEnabledStandardsCommand({ NextToken: token }));
    return { items: page.StandardsSubscriptions ?? [], next: page.NextToken };
  });
  const aggregator = await aggregation(region);
  const isLinked = aggregator !== null && (aggregator.region === region || aggregator.links(region));
  return {
    enabled: true,
    standards: standards.map((one) => one.StandardsArn?.split(':').at(-1) ?? '').sort(),
    aggregatorRegion: isLinked ? aggregator.region : null,
  };
}
