import { ListAnalyzersCommand } from '@aws-sdk/client-accessanalyzer';
import {
  GenerateServiceLastAccessedDetailsCommand,
  GetServiceLastAccessedDetailsCommand,
  ListAccessKeysCommand,
} from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import type { DataSets } from '@/lib/snapshot/account-snapshot';
import type { CapabilityId, CapabilityState } from './capabilities';
import { collectAccountSettings } from './collect/account-settings';
import { collectAccountSummary } from './collect/account-summary';
import { collectAuthorizationDetails } from './collect/authorization-details';
import { awaitJob } from './collect/await-job';
import { collectCredentialReport } from './collect/credential-report';
import { isEnabled, listRegions } from './collect/enabled-regions';
import { advisedIdentities } from './collect/last-accessed-plan';
import { collectMfaDevices } from './collect/mfa-devices';
import { collectOrganization } from './collect/organization';
import { collectOtherCredentials } from './collect/other-credentials';
import { serviceStages } from './collect/service-stages';
import { readSoFar, type StageContext, type StageResult } from './collect/stage-context';
import { collectTrails } from './collect/trails';
import { AppError } from '@/lib/errors';
import { inParallel } from './in-parallel';
import { missingStatement } from './onboarding/role-policy';

export interface ProbeResult {
  state?: CapabilityState;
  detail: string;
  whatToDo?: string | null;
  /** The policy statement that the role lacks. */
  statement?: string | null;
}

type Probe = (context: StageContext) => Promise<ProbeResult>;

function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** Runs a stage as a scan would; a part of it that failed makes the capability incomplete. */
async function runPart(context: StageContext, part: StageResult): Promise<ProbeResult | null> {
  Object.assign(context.readings, part.readings);
  if (!part.error) return null;
  const { message, whatToDo, operation } = part.error;
  return { state: 'warning', detail: `${operation}: ${message}`, whatToDo };
}

function sizeOf(context: StageContext, name: keyof DataSets): number {
  const value = readSoFar(context, name);
  return Array.isArray(value) ? value.length : 0;
}

const probeIdentities: Probe = async (context) => {
  const problem = await runPart(context, await collectAuthorizationDetails(context));
  const users = plural(sizeOf(context, 'users'), 'user');
  return problem ?? { detail: `${users}, ${plural(sizeOf(context, 'roles'), 'role')}` };
};

const probeReport: Probe = async (context) => {
  const problem = await runPart(context, await collectCredentialReport(context));
  const rows = readSoFar(context, 'credentialReport')?.rows.length ?? 0;
  return problem ?? { detail: plural(rows, 'row') };
};

const probeKeys: Probe = async (context) => {
  const holder = readSoFar(context, 'credentialReport')?.rows.find(
    (row) => !row.isRoot && row.keys.some((key) => key.lastRotated !== null),
  );
  const name = holder?.user ?? readSoFar(context, 'users')?.[0]?.name;
  if (!name) return { state: 'not-needed', detail: 'The account has no IAM users.' };
  await context.session.iam(new ListAccessKeysCommand({ UserName: name }));
  return { detail: 'answered for a sample of 1 user' };
};

const sampleSize = 3;

const probeLastAccessed: Probe = async (context) => {
  const { session, timing } = context;
  const sample = (advisedIdentities(context) ?? []).slice(0, sampleSize);
  const arns = sample.map((identity) => identity.arn);
  if (arns.length === 0) {
    return { state: 'not-tested', detail: 'No user or role with policies is known to ask about.' };
  }
  await inParallel(arns, sampleSize, async (arn) => {
    const { JobId } = await session.iam(new GenerateServiceLastAccessedDetailsCommand({ Arn: arn }));
    const poll = async () => {
      const answer = await session.iam(new GetServiceLastAccessedDetailsCommand({ JobId }));
      return answer.JobStatus === 'IN_PROGRESS' ? null : answer;
    };
    const what = 'the last-accessed data of a sample';
    const { JobStatus, Error: reason } = await awaitJob(poll, { timing, signal: session.signal, what });
    if (JobStatus === 'FAILED') {
      throw new AppError('upstream', `AWS could not make it: ${reason?.Message ?? 'no reason given'}.`);
    }
  });
  return { detail: `job answered for a sample of ${arns.length}` };
};

const probeOrganization: Probe = async (context) => {
  const { organization, skipped, error } = await collectOrganization(context);
  if (!organization) return { state: 'not-needed', detail: skipped ?? 'Nothing to do here.' };
  if (error) return { state: 'warning', detail: error.message, whatToDo: error.whatToDo };
  return { detail: `${plural(organization.accounts.length, 'account')} in ${organization.organizationId}` };
};

const probeExternalAccess: Probe = async (context) => {
  const regions = (await listRegions(context)).filter(isEnabled).map((region) => region.name);
  const refused: string[] = [];
  let found = 0;
  let failure: unknown = null;
  await inParallel(regions, context.timing.width, async (region) => {
    try {
      const page = await context.session.accessAnalyzer(region)(new ListAnalyzersCommand({}));
      found += page.analyzers?.length ?? 0;
    } catch (error) {
      context.session.signal.throwIfAborted();
      refused.push(region);
      failure ??= error;
    }
  });
  if (failure && refused.length === regions.length) throw failure;
  if (refused.length > 0) return { state: 'warning', detail: `refused in ${refused.join(', ')}` };
  return { detail: `${plural(found, 'analyzer')} in ${plural(regions.length, 'region')}` };
};

const probeTrails: Probe = async (context) => {
  const problem = await runPart(context, await collectTrails({ ...context, sample: sampleSize }));
  return problem ?? { detail: plural(sizeOf(context, 'trails'), 'trail') };
};

const probeSettings: Probe = async (context) => {
  const problem = await runPart(context, await collectAccountSettings(context));
  return problem ?? { detail: 'contacts, regions and S3 block' };
};

/** A stage of another service, on a sample: a whole account would take longer than a person waits. */
function probeService(stage: keyof typeof serviceStages): Probe {
  return async (context) => {
    const sampled = { ...context, sample: sampleSize };
    const part = await serviceStages[stage](sampled);
    const problem = await runPart(sampled, part);
    if (!problem) return { detail: `answered for a sample in ${context.session.region}` };
    const isUnread = Object.values(part.readings).every((reading) => reading.state === 'unread');
    const isDenied = /Denied|Unauthorized|AuthorizationError/.test(part.error?.code ?? '');
    return {
      ...problem,
      ...(isUnread ? { state: 'missing' as const } : {}),
      statement: isDenied ? missingStatement(stage) : null,
    };
  };
}

/** What is tried once the role is assumed, in an order in which later ones can use what earlier ones read. */
export const probes: readonly { id: CapabilityId; probe: Probe }[] = [
  {
    id: 'account-identity',
    probe: async ({ session }) => {
      const { Account = '?' } = await session.sts(new GetCallerIdentityCommand({}));
      return { detail: `${Account}, partition ${session.link.partition}` };
    },
  },
  { id: 'authorization-details', probe: probeIdentities },
  {
    id: 'account-summary',
    probe: async (context) =>
      (await runPart(context, await collectAccountSummary(context))) ?? {
        detail: 'counts, policy and alias',
      },
  },
  { id: 'credential-report', probe: probeReport },
  {
    id: 'mfa-devices',
    probe: async (context) =>
      (await runPart(context, await collectMfaDevices(context))) ?? {
        detail: plural(sizeOf(context, 'mfaDevices'), 'device'),
      },
  },
  { id: 'access-keys', probe: probeKeys },
  {
    id: 'other-credentials',
    probe: async (context) =>
      (await runPart(context, await collectOtherCredentials(context))) ?? { detail: 'all kinds answered' },
  },
  { id: 'last-accessed', probe: probeLastAccessed },
  { id: 'organization', probe: probeOrganization },
  { id: 'external-access', probe: probeExternalAccess },
  { id: 'trails', probe: probeTrails },
  { id: 'account-settings', probe: probeSettings },
  { id: 'buckets', probe: probeService('buckets') },
  { id: 'alerts', probe: probeService('alerts') },
  { id: 'kms-keys', probe: probeService('kms-keys') },
  { id: 'detection', probe: probeService('detection') },
  { id: 'compute', probe: probeService('compute') },
];
