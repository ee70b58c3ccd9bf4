import {
  ConfigServiceClient,
  DescribeConfigurationRecordersCommand,
  DescribeConfigurationRecorderStatusCommand,
  type ConfigurationRecorder,
  type ConfigurationRecorderStatus,
} from '@aws-sdk/client-config-service';
import type { ConfigRecorder } from '@/lib/snapshot/data/detection';
import { sortedBy } from '@/lib/snapshot/sort-data-set';
import type { StageContext } from '../stage-context';

const lastStatuses = { Success: 'SUCCESS', Failure: 'FAILURE', Pending: 'PENDING' } as const;

/** AWS writes it `SUCCESS` in answers and `Success` in its own model. */
function lastStatusOf(status: ConfigurationRecorderStatus | undefined): ConfigRecorder['lastStatus'] {
  const written = (status?.lastStatus ?? '').toLowerCase();
  const found = Object.entries(lastStatuses).find(([name]) => name.toLowerCase() === written);
  return found?.[1] ?? null;
}

function toRecorder(
  recorder: ConfigurationRecorder,
  status: ConfigurationRecorderStatus | undefined,
): ConfigRecorder {
  const group = recorder.recordingGroup;
  return {
    name: recorder.name ?? '',
    recording: status?.recording ?? false,
    lastStatus: lastStatusOf(status),
    recordsAllSupported: group?.allSupported ?? false,
    recordsGlobalTypes: group?.includeGlobalResourceTypes ?? false,
    resourceTypes: group?.allSupported ? [] : [...(group?.resourceTypes ?? [])].sort(),
  };
}

/** The recorders of one region and whether they record. */
export async function readConfigRecorders(
  { session }: StageContext,
  region: string,
): Promise<ConfigRecorder[]> {
  const send = session.service(ConfigServiceClient, region);
  const { ConfigurationRecorders = [] } = await send(new DescribeConfigurationRecordersCommand({}));
  if (ConfigurationRecorders.length === 0) return [];
  const { ConfigurationRecordersStatus = [] } = await send(
    new DescribeConfigurationRecorderStatusCommand({}),
  );
  const recorders = ConfigurationRecorders.map((recorder) =>
    toRecorder(
      recorder,
      ConfigurationRecordersStatus.find((status) => status.name === recorder.name),
    ),
  );
  return sortedBy(recorders, (recorder) => recorder.name);
}
