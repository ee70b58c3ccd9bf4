import { Download } from 'lucide-react';
import { CopyLinkButton } from '@/components/shared/copy-link-button';
import { PageHead } from '@/components/shared/page-head';
import type { ScopedPath } from '@/components/shared/scoped-path';
import { buttonVariants } from '@/components/ui/button-variants';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { Notice } from '@/components/ui/notice';
import { Tabs } from '@/components/ui/tabs';
import type { ChangeRow } from '@/lib/db/queries/changes/list-changes';
import type { Comparison } from '@/lib/db/queries/compare/get-comparison';
import { formatCount, formatDateTime, formatPlural } from '@/lib/format';
import { ChangesCard } from './changes-card';
import {
  changeGroups,
  compareTabs,
  changesByGroup,
  groupTitles,
  type ChangeGroup,
  type CompareTab,
} from './compare-groups';
import { CompareControls } from './compare-controls';
import type { CompareSpan } from './compare-span';
import { CompareStats } from './compare-stats';
import { FindingsDeltaCard } from './findings-delta-card';
import { PolicyDiffsCard } from './policy-diffs-card';
import { summarySentences } from './summary-sentences';

interface ComparePageProps {
  comparison: Comparison;
  span: CompareSpan;
  hasVisit: boolean;
  tab: CompareTab;
  /** The moment shown: nothing later can be asked for. */
  last: Date;
  scope: Record<string, string | null>;
  path: ScopedPath;
  href: (path: string) => string;
}

/** Rows of a group on the page of all, and on its own. */
const few = 5;
const many = 500;
const fewTexts = 2;

/** What is different between two moments: in sentences, in numbers, then thing by thing. */
export function ComparePage({ comparison, span, hasVisit, tab, last, scope, path, href }: ComparePageProps) {
  const { before, after, accounts, newAccounts, findings } = comparison;
  const groups = changesByGroup(comparison.changes);
  const ends = { from: span.from.toISOString(), to: span.to.toISOString() };
  const address =
    typeof span.days === 'number'
      ? { days: span.days }
      : span.days === 'visit'
        ? { since: 'visit' }
        : { from: ends.from.slice(0, 10), to: ends.to.slice(0, 10) };
  const tabHref = (to: CompareTab) => path('/compare', { ...address, show: to === 'all' ? null : to });
  const counts = new Map<CompareTab, number>([
    ...changeGroups.map((group) => [group, groups.get(group)?.length ?? 0] as const),
    ['findings', findings.length],
  ]);
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return (
    <>
      <PageHead
        title="Compare"
        lede={`${formatDateTime(span.from)} with ${formatDateTime(span.to)}, over ${formatPlural(accounts, 'account')}${newestWords(comparison)}.`}
        actions={
          <>
            <CopyLinkButton
              href={path('/compare', { from: ends.from.slice(0, 10), to: ends.to.slice(0, 10) })}
            />
            <a href={csvHref(ends, scope)} download className={buttonVariants()}>
              <Download aria-hidden="true" />
              CSV
            </a>
          </>
        }
      />
      <CompareControls
        span={span}
        hasVisit={hasVisit}
        last={last.toISOString().slice(0, 10)}
        scope={scope}
        href={href}
      />
      {span.corrected ? (
        <Notice kind="information" className="mb-4">
          {span.corrected}
        </Notice>
      ) : null}
      {newAccounts.length > 0 ? (
        <Notice kind="information" className="mb-4">
          Not compared, since there is no snapshot from {formatDateTime(span.from)} or before:{' '}
          {newAccounts.join(', ')}.
        </Notice>
      ) : null}
      {accounts === 0 ? (
        <Card>
          <EmptyState title="Nothing to compare">
            No account of this scope has snapshots at both ends. Choose a later start, or let a few scans
            pass.
          </EmptyState>
        </Card>
      ) : (
        <>
          <p className="mb-5 max-w-[80ch] text-h3 leading-7 font-normal">
            {summarySentences(comparison).map((part, index) =>
              part.tab ? (
                <Link key={index} href={tabHref(part.tab)} scroll={false} className="link">
                  {part.text}
                </Link>
              ) : (
                <span key={index}>{part.text}</span>
              ),
            )}
          </p>
          <CompareStats before={before} after={after} />
          <Tabs
            label="Groups of changes"
            tabs={compareTabs
              .filter((one) => one === 'all' || one === tab || (counts.get(one) ?? 0) > 0)
              .map((one) => ({
                href: tabHref(one),
                label: groupTitles[one],
                count: formatCount(one === 'all' ? total : (counts.get(one) ?? 0)),
                current: one === tab,
              }))}
          />
          <ChangeCards {...{ groups, counts, comparison, tab, tabHref, path }} />
        </>
      )}
    </>
  );
}

interface ChangeCardsProps {
  groups: ReadonlyMap<ChangeGroup, readonly ChangeRow[]>;
  counts: ReadonlyMap<CompareTab, number>;
  comparison: Comparison;
  tab: CompareTab;
  tabHref: (tab: CompareTab) => string;
  path: ScopedPath;
}

function ChangeCards({ groups, counts, comparison, tab, tabHref, path }: ChangeCardsProps) {
  const { policies, findings } = comparison;
  const isAll = tab === 'all';
  const countOf = (one: CompareTab) => counts.get(one) ?? 0;
  const shown = changeGroups.filter((group) => (isAll || tab === group) && countOf(group) > 0);
  const isEmpty = isAll ? [...counts.values()].every((count) => count === 0) : countOf(tab) === 0;
  return (
    <div className="grid gap-4">
      {shown.map((group) => (
        <div key={group} className="grid gap-4">
          <ChangesCard
            title={groupTitles[group]}
            changes={groups.get(group) ?? []}
            most={isAll ? few : many}
            moreHref={tabHref(group)}
            path={path}
          />
          {group === 'policies' && policies.length > 0 ? (
            <PolicyDiffsCard
              policies={policies}
              most={isAll ? fewTexts : many}
              moreHref={tabHref('policies')}
              path={path}
            />
          ) : null}
        </div>
      ))}
      {(isAll || tab === 'findings') && findings.length > 0 ? (
        <FindingsDeltaCard
          findings={findings}
          most={isAll ? few : many}
          moreHref={tabHref('findings')}
          path={path}
        />
      ) : null}
      {isEmpty ? (
        <Card>
          <EmptyState
            title={isAll ? 'Nothing changed' : `Nothing changed in ${groupTitles[tab].toLowerCase()}`}
          >
            Between these two moments everything that Rolecall watches stayed as it was.
          </EmptyState>
        </Card>
      ) : null}
    </div>
  );
}

function newestWords({ before, after }: Comparison): string {
  if (!before.newestAt || !after.newestAt) return '';
  return `; newest snapshots of ${formatDateTime(before.newestAt)} and ${formatDateTime(after.newestAt)}`;
}

/** The single changes in between, as they happened. */
function csvHref(ends: { from: string; to: string }, scope: Record<string, string | null>): string {
  const query = new URLSearchParams({ format: 'csv', ...ends });
  for (const name of ['ou', 'account']) if (scope[name]) query.set(name, scope[name]);
  return `/api/v1/changes?${query.toString()}`;
}
