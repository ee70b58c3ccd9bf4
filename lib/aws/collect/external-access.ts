import {
  ListAnalyzersCommand,
  ListFindingsV2Command,
  type AnalyzerSummary,
  type FindingSummaryV2,
} from '@aws-sdk/client-accessanalyzer';
import type { Analyzer, AnalyzerFinding, ExternalAccess } from '@/lib/snapshot/account-snapshot';
import type { StageError } from '@/lib/snapshot/stage';
import { awsCode } from '../errors';
import { inParallel } from '../in-parallel';
import { toInstant } from '../instant';
import { isTurnDue } from '../rotation';
import { attempt } from './attempt';
import { readArchiveRules } from './archive-rules';
import { readReach, type Reach } from './finding-reach';
import { enabledRegions } from './enabled-regions';
import { listAll } from './paginate';
import { previousOf, read, unread, type StageContext, type StageResult } from './stage-context';
import { youngerThan } from './younger-than';

/** Errors of what a stage can do without stand beside its data. */
type Asking = StageContext & { errors: StageError[] };

async function listAnalyzers(context: Asking, region: string): Promise<Analyzer[]> {
  const send = context.session.accessAnalyzer(region);
  const summaries = await listAll<AnalyzerSummary>(async (token) => {
    const page = await send(new ListAnalyzersCommand({ nextToken: token }));
    return { items: page.analyzers ?? [], next: page.nextToken };
  });
  const analyzers: Analyzer[] = [];
  for (const one of summaries) {
    analyzers.push({
      arn: one.arn ?? '',
      name: one.name ?? '',
      type: one.type ?? '',
      status: one.status ?? '',
      region,
      archiveRules: await readArchiveRules(context, region, one.name ?? ''),
    });
  }
  return analyzers;
}

const filter = { status: { eq: ['ACTIVE'] } };

async function listSummaries({ session }: StageContext, analyzer: Analyzer): Promise<FindingSummaryV2[]> {
  const send = session.accessAnalyzer(analyzer.region);
  return listAll(async (token) => {
    const page = await send(
      new ListFindingsV2Command({
        analyzerArn: analyzer.arn,
        filter,
        maxResults: 100,
        nextToken: token,
      }),
    );
    return { items: page.findings ?? [], next: page.nextToken };
  });
}

const isExternal = (finding: FindingSummaryV2) => finding.findingType === 'ExternalAccess';

const noReach = { isPublic: null, accounts: null };

function toFinding(one: FindingSummaryV2, analyzerArn: string): Omit<AnalyzerFinding, keyof Reach> {
  return {
    id: one.id ?? '',
    analyzerArn,
    findingType: one.findingType ?? '',
    resource: one.resource ?? '',
    resourceType: one.resourceType ?? '',
    resourceOwnerAccount: one.resourceOwnerAccount ?? null,
    status: one.status ?? '',
    createdAt: toInstant(one.createdAt ?? new Date(0)),
    updatedAt: toInstant(one.updatedAt ?? one.analyzedAt ?? new Date(0)),
  };
}

async function listFindings(context: Asking, analyzer: Analyzer): Promise<AnalyzerFinding[]> {
  const summaries = await listSummaries(context, analyzer);
  const reached = summaries.some(isExternal) ? await readReach(context, analyzer) : null;
  return summaries.map((one) => ({
    ...toFinding(one, analyzer.arn),
    ...(reached?.get(one.id ?? '') ?? noReach),
  }));
}

/** True where the last scan found no analyzer, and its turn to look again has not come. */
function isKnownEmpty(context: StageContext, region: string, before: ExternalAccess | undefined): boolean {
  if (!before?.regions.includes(region)) return false;
  if (before.analyzers.some((analyzer) => analyzer.region === region)) return false;
  const key = `${context.session.link.accountId}/${region}`;
  return !isTurnDue(context, key, context.pace.emptyRegionDays);
}

/** The region's analyzers as the last scan saw them, until their turn comes; null when AWS must be asked. */
function knownAnalyzers(
  context: StageContext,
  region: string,
  before: ExternalAccess | undefined,
): Analyzer[] | null {
  if (!before || isTurnDue(context, region, context.pace.detailDays)) return null;
  const known = before.analyzers.filter((analyzer) => analyzer.region === region);
  const isSettled = ({ status, archiveRules }: Analyzer) =>
    status === 'ACTIVE' && archiveRules?.state === 'read';
  return known.length > 0 && known.every(isSettled) ? known : null;
}

async function readFindings(context: Asking, analyzers: Analyzer[]): Promise<AnalyzerFinding[]> {
  const findings: AnalyzerFinding[] = [];
  for (const analyzer of analyzers) {
    if (analyzer.status === 'ACTIVE') findings.push(...(await listFindings(context, analyzer)));
  }
  return findings;
}

/** A known analyzer that answers no more is looked for anew. */
async function readRegion(context: Asking, region: string, known: Analyzer[] | null) {
  if (known) {
    try {
      return { analyzers: known, findings: await readFindings(context, known) };
    } catch (error) {
      if (awsCode(error) !== 'ResourceNotFoundException') throw error;
    }
  }
  const analyzers = await listAnalyzers(context, region);
  return { analyzers, findings: await readFindings(context, analyzers) };
}

/**
 * The analyzers of every enabled region and their active findings, once a day. An organization's analyzer lives in the
 * management or delegated account and answers there for all members. A region that fails stands beside the others.
 */
export async function collectExternalAccess(context: StageContext): Promise<StageResult> {
  const kept = youngerThan(context, 'externalAccess', context.pace.externalAccessDays);
  if (kept && kept.value.unreadRegions.length === 0) return { readings: { externalAccess: kept } };
  const before = previousOf(context, 'externalAccess')?.value;
  const regions = await enabledRegions(context);
  const access: ExternalAccess = { analyzers: [], findings: [], regions: [], unreadRegions: [] };
  const errors: StageError[] = [];
  let done = 0;
  await inParallel(regions, context.timing.width, async (region) => {
    if (isKnownEmpty(context, region, before)) {
      access.regions.push(region);
      return;
    }
    const { value, error } = await attempt('access-analyzer:ListAnalyzers', () =>
      readRegion({ ...context, errors }, region, knownAnalyzers(context, region, before)),
    );
    if (!error) {
      access.analyzers.push(...value.analyzers);
      access.findings.push(...value.findings);
      access.regions.push(region);
    } else {
      errors.push(error);
      access.unreadRegions.push({ region, code: error.code, message: error.message });
    }
    done += 1;
    context.progress(done, regions.length);
  });
  const [error] = errors;
  if (error && access.regions.length === 0) return { readings: { externalAccess: unread(error) }, error };
  return { readings: { externalAccess: read(access, context.takenAt) }, error };
}
