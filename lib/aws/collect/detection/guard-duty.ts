import {
  GetAdministratorAccountCommand,
  GetDetectorCommand,
  GetFindingsCommand,
  GuardDutyClient,
  ListDetectorsCommand,
  ListFindingsCommand,
  type Finding,
} from '@aws-sdk/client-guardduty';
import type { GuardDutyFinding, GuardDutyState } from '@/lib/snapshot/data/detection';
import { sortedBy } from '@/lib/snapshot/sort-data-set';
import { toInstant } from '../../instant';
import { listAll } from '../paginate';
import type { StageContext } from '../stage-context';

type Send = GuardDutyClient['send'];

const off: GuardDutyState = {
  detectorId: null,
  status: null,
  administratorAccountId: null,
  credentialFindings: null,
};

/** Findings on an identity's credentials from medium severity on. Source: GuardDuty User Guide, "Finding types", resource AccessKey. */
const criteria = {
  Criterion: {
    'service.archived': { Equals: ['false'] },
    severity: { GreaterThanOrEqual: 4 },
    'resource.resourceType': { Equals: ['AccessKey'] },
  },
};

const pageSize = 50;

function subjectOf({ Resource }: Finding): string | null {
  const details = Resource?.AccessKeyDetails;
  return details?.UserName ?? details?.AccessKeyId ?? details?.PrincipalId ?? null;
}

function toFinding(finding: Finding): GuardDutyFinding {
  return {
    id: finding.Id ?? '',
    arn: finding.Arn ?? '',
    type: finding.Type ?? '',
    title: finding.Title ?? '',
    severity: finding.Severity ?? 0,
    subject: subjectOf(finding),
    subjectKind: finding.Resource?.AccessKeyDetails?.UserType ?? null,
    updatedAt: toInstant(new Date(finding.UpdatedAt ?? 0)),
  };
}

async function readFindings(send: Send, detectorId: string): Promise<GuardDutyFinding[]> {
  const ids = await listAll<string>(async (token) => {
    const page = await send(
      new ListFindingsCommand({
        DetectorId: detectorId,
        FindingCriteria: criteria,
        MaxResults: pageSize,
        NextToken: token,
      }),
    );
    return { items: page.FindingIds ?? [], next: page.NextToken };
  });
  const findings: GuardDutyFinding[] = [];
  for (let start = 0; start < ids.length; start += pageSize) {
    const FindingIds = ids.slice(start, start + pageSize);
    const answer = await send(new GetFindingsCommand({ DetectorId: detectorId, FindingIds }));
    findings.push(...(answer.Findings ?? []).map(toFinding));
  }
  return sortedBy(findings, (finding) => finding.id);
}

/** GuardDuty of one region: whether it watches, who manages it, and what it found about identities. */
export async function readGuardDuty({ session }: StageContext, region: string): Promise<GuardDutyState> {
  const send = session.service(GuardDutyClient, region);
  const { DetectorIds = [] } = await send(new ListDetectorsCommand({}));
  const [DetectorId] = DetectorIds;
  if (DetectorId === undefined) return off;
  const { Status = 'DISABLED' } = await send(new GetDetectorCommand({ DetectorId }));
  const { Administrator } = await send(new GetAdministratorAccountCommand({ DetectorId }));
  return {
    detectorId: DetectorId,
    status: Status,
    administratorAccountId: Administrator?.AccountId ?? null,
    credentialFindings: Status === 'ENABLED' ? await readFindings(send, DetectorId) : null,
  };
}
