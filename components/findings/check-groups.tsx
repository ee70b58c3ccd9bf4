import { ChevronDown, ChevronRight } from 'lucide-react';
import { Fragment } from 'react';
import { Count } from '@/components/shared/count';
import { SeverityMark } from '@/components/shared/severity-mark';
import { Link } from '@/components/ui/link';
import { Td, Th } from '@/components/ui/table';
import type { FindingGroup } from '@/lib/db/queries/findings/group-findings';
import type { FindingListRow } from '@/lib/db/queries/findings/list-findings';
import { formatCount, formatPlural } from '@/lib/format';
import { checkOf, failTitleOf } from './check-of';
import { countedResources } from './finding-words';
import type { ScopedPath } from '@/components/shared/scoped-path';
import { GroupFindings } from './group-findings';

/** A group with the findings that it shows: none while it is closed. */
export interface OpenGroup extends FindingGroup {
  isOpen: boolean;
  rows: FindingListRow[];
}

export interface CheckGroupsProps {
  groups: OpenGroup[];
  /** The date that "new" and "resolved" are counted from. */
  since: { at: Date; words: string };
  path: ScopedPath;
  /** The address of the list as it stands, changed in part. */
  listHref: (query: Record<string, string | null>) => string;
  selectable: boolean;
}

export function CheckGroups({ groups, since, path, listHref, selectable }: CheckGroupsProps) {
  const openIds = groups.filter(({ isOpen }) => isOpen).map(({ checkId }) => checkId);
  return (
    <table className="ledger cards three headed">
      <caption className="sr-only">Open findings by check, worst first</caption>
      <thead>
        <tr>
          <Th>Check</Th>
          <Th num>Open</Th>
          <Th num>Accounts</Th>
          <Th num className="max-lg:hidden">
            Since {since.words}
          </Th>
          <Th num>Oldest, days</Th>
        </tr>
      </thead>
      <tbody>
        {groups.map((group) => (
          <Fragment key={group.checkId}>
            <GroupRow
              group={group}
              since={since}
              toggleHref={listHref({ open: toggled(openIds, group) })}
              flatHref={(query) => listHref({ view: 'flat', open: null, check: group.checkId, ...query })}
            />
            {group.isOpen ? (
              <tr className="nested">
                <td colSpan={5}>
                  <GroupFindings
                    rows={group.rows}
                    total={group.open}
                    title={failTitleOf(group.checkId)}
                    allHref={listHref({ view: 'flat', open: null, check: group.checkId })}
                    selectable={selectable}
                    path={path}
                  />
                </td>
              </tr>
            ) : null}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

/** "none" tells an address where all are closed from one that says nothing. */
function toggled(openIds: readonly string[], { checkId, isOpen }: OpenGroup): string {
  const next = isOpen ? openIds.filter((id) => id !== checkId) : [...openIds, checkId];
  return next.length > 0 ? next.join(',') : 'none';
}

interface GroupRowProps {
  group: OpenGroup;
  since: CheckGroupsProps['since'];
  toggleHref: string;
  flatHref: (query: Record<string, string>) => string;
}

function GroupRow({ group, since, toggleHref, flatHref }: GroupRowProps) {
  const { checkId, severity, open, accounts, opened, resolved, oldestDays, isOpen } = group;
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  return (
    <tr data-row="">
      <Td phone="full" className="py-2.5!">
        <Link
          href={toggleHref}
          scroll={false}
          aria-expanded={isOpen}
          className="flex items-start gap-3 hover:no-underline"
        >
          <Chevron aria-hidden="true" className="mt-0.5 flex-none text-fg-3" />
          <SeverityMark severity={severity} iconOnly className="h-5" />
          <span className="min-w-0">
            <span className="block font-medium">{failTitleOf(checkId)}</span>
            <span className="block font-mono text-caption text-fg-3">{checkId}</span>
          </span>
        </Link>
      </Td>
      <Td num label="Open">
        <Link href={flatHref({})} className="group/open">
          <b className="font-strong">{formatCount(open)}</b>{' '}
          <span className="text-fg-3">{nounOf(open, checkId)}</span>
        </Link>
      </Td>
      <Td num label="Accounts">
        <Count value={accounts} />
      </Td>
      <Td num label={`Since ${since.words}`} phone="off" className="max-lg:hidden">
        <span className="inline-flex gap-5">
          {opened > 0 ? (
            <Link href={flatHref({ openedAfter: since.at.toISOString() })} className="font-strong">
              {formatCount(opened)} new
            </Link>
          ) : (
            <span className="text-fg-3">0 new</span>
          )}
          <span className={resolved > 0 ? 'min-w-20' : 'min-w-20 text-fg-3'}>
            {formatCount(resolved)} resolved
          </span>
        </span>
      </Td>
      <Td num label="Oldest, days">
        <Link
          href={flatHref({ sort: 'openDays.desc' })}
          aria-label={`Oldest ${formatPlural(oldestDays, 'day')}: show oldest first`}
        >
          {formatCount(oldestDays)}
        </Link>
      </Td>
    </tr>
  );
}

function nounOf(count: number, checkId: string): string {
  return countedResources(count, checkOf(checkId)?.group).replace(/^[\d,]+ /, '');
}
