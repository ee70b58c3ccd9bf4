import { BatchGetAccountStatusCommand, Inspector2Client } from '@aws-sdk/client-inspector2';
import type { InspectorState, RegionDetection } from '@/lib/snapshot/data/detection';
import { sortedBy } from '@/lib/snapshot/sort-data-set';
import { askRegions, partReader, turnAsOf } from '../ask-regions';
import { enabledRegions } from '../enabled-regions';
import { previousOf, read, type StageContext, type StageResult } from '../stage-context';
import { readConfigRecorders } from './config-recorders';
import { readGuardDuty } from './guard-duty';
import { aggregationOf, readSecurityHub } from './security-hub';

async function readInspector({ session }: StageContext, region: string): Promise<InspectorState> {
  const send = session.service(Inspector2Client, region);
  const { accounts = [] } = await send(new BatchGetAccountStatusCommand({}));
  const state = accounts[0]?.resourceState;
  return {
    ec2: state?.ec2?.status === 'ENABLED',
    ecr: state?.ecr?.status === 'ENABLED',
    lambda: state?.lambda?.status === 'ENABLED',
  };
}

function isWhole({ guardDuty, securityHub, configRecorders, inspector }: RegionDetection): boolean {
  return [guardDuty, securityHub, configRecorders, inspector].every((part) => part.state === 'read');
}

/** Findings come and go; whether a service is on moves when somebody moves it. */
function isQuiet({ guardDuty }: RegionDetection): boolean {
  return guardDuty.state === 'read' && (guardDuty.value.credentialFindings ?? []).length === 0;
}

/** The detection services of every enabled region, once a day. Each service of a region stands for itself. */
export async function collectDetection(context: StageContext): Promise<StageResult> {
  const before = previousOf(context, 'detection');
  const { part, errors } = partReader(context);
  const aggregation = aggregationOf(context);
  const { values } = await askRegions<RegionDetection>(context, {
    stage: 'detection',
    regions: await enabledRegions(context),
    before: (region) => before?.value.find((one) => one.region === region && isWhole(one)) ?? null,
    isQuiet,
    operation: 'guardduty:ListDetectors',
    ask: async (region) => ({
      region,
      guardDuty: await part('guardduty:ListDetectors', () => readGuardDuty(context, region)),
      securityHub: await part('securityhub:DescribeHub', () => readSecurityHub(context, region, aggregation)),
      configRecorders: await part('config:DescribeConfigurationRecorders', () =>
        readConfigRecorders(context, region),
      ),
      inspector: await part('inspector2:BatchGetAccountStatus', () => readInspector(context, region)),
    }),
  });
  const regions = sortedBy([...values.values()], (one) => one.region);
  return {
    readings: { detection: read(regions, turnAsOf(context, 'detection', before?.asOf ?? null)) },
    error: errors[0],
  };
}
