import { ListFindingsCommand, type FindingSummary } from '@aws-sdk/client-accessanalyzer';
import type { Analyzer, AnalyzerFinding } from '@/lib/snapshot/account-snapshot';
import type { StageError } from '@/lib/snapshot/stage';
import { accountOfArn } from '../partition';
import { attempt } from './attempt';
import { listAll } from './paginate';
import type { StageContext } from './stage-context';

/** Whom a finding of external access gives access to. */
export type Reach = Pick<AnalyzerFinding, 'isPublic' | 'accounts'>;

function accountOf(principal: string): string | null {
  return /^\d{12}$/.test(principal) ? principal : accountOfArn(principal);
}

/** The accounts that a principal names; null when it names anything else, such as everyone or a federation provider. */
function accountsOf(principal: Record<string, string>): string[] | null {
  const accounts = Object.entries(principal).map(([kind, name]) => (kind === 'AWS' ? accountOf(name) : null));
  const known = accounts.filter((account) => account !== null);
  return known.length > 0 && known.length === accounts.length ? known : null;
}

function reachOf(finding: FindingSummary): Reach {
  return { isPublic: finding.isPublic ?? null, accounts: accountsOf(finding.principal ?? {}) };
}

/**
 * What ListFindingsV2 leaves out of its summaries, from the older listing: it spares a call for each finding. It knows
 * external access alone. Null where it is refused: the findings stand without it.
 */
export async function readReach(
  context: StageContext & { errors: StageError[] },
  analyzer: Analyzer,
): Promise<Map<string, Reach> | null> {
  const send = context.session.accessAnalyzer(analyzer.region);
  const { value, error } = await attempt('access-analyzer:ListFindings', () =>
    listAll<FindingSummary>(async (token) => {
      const page = await send(
        new ListFindingsCommand({
          analyzerArn: analyzer.arn,
          filter: { status: { eq: ['ACTIVE'] } },
          maxResults: 100,
          nextToken: token,
        }),
      );
      return { items: page.findings ?? [], next: page.nextToken };
    }),
  );
  if (error) {
    context.errors.push(error);
    return null;
  }
  return new Map(value.map((finding) => [finding.id ?? '', reachOf(finding)]));
}
