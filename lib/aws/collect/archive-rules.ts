import { ListArchiveRulesCommand, type Criterion } from '@aws-sdk/client-accessanalyzer';
import type { ArchiveRule } from '@/lib/snapshot/account-snapshot';
import type { Reading } from '@/lib/snapshot/reading';
import { sortedBy } from '@/lib/snapshot/sort-data-set';
import type { StageError } from '@/lib/snapshot/stage';
import { attempt } from './attempt';
import { listAll } from './paginate';
import { read, unread, type StageContext } from './stage-context';

function criterionOf({ eq = [], neq = [], contains = [], exists }: Criterion) {
  return { eq, neq, contains, exists: exists ?? null };
}

/** The rules by which an analyzer puts findings away; a refusal leaves its findings standing. */
export async function readArchiveRules(
  context: StageContext & { errors: StageError[] },
  region: string,
  analyzerName: string,
): Promise<Reading<ArchiveRule[]>> {
  const send = context.session.accessAnalyzer(region);
  const { value, error } = await attempt('access-analyzer:ListArchiveRules', () =>
    listAll<ArchiveRule>(async (token) => {
      const page = await send(new ListArchiveRulesCommand({ analyzerName, nextToken: token }));
      const items = (page.archiveRules ?? []).map(({ ruleName = '', filter = {} }) => ({
        name: ruleName,
        criteria: Object.fromEntries(
          Object.entries(filter).map(([field, criterion]) => [field, criterionOf(criterion)]),
        ),
      }));
      return { items, next: page.nextToken };
    }),
  );
  if (error) {
    context.errors.push(error);
    return unread(error);
  }
  return read(
    sortedBy(value, (rule) => rule.name),
    context.takenAt,
  );
}
