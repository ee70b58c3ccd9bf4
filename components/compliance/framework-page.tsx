import { Download } from 'lucide-react';
import type { ReactNode } from 'react';
import { PrintButton } from '@/components/shared/print-button';
import { PageHead } from '@/components/shared/page-head';
import type { ScopedPath } from '@/components/shared/scoped-path';
import { buttonVariants } from '@/components/ui/button-variants';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Legend } from '@/components/ui/legend';
import { Link } from '@/components/ui/link';
import { SegmentedLinks } from '@/components/ui/segmented-links';
import type { FrameworkStanding } from '@/lib/db/queries/compliance/get-compliance';
import { formatDate } from '@/lib/format';
import type { RequirementStatus } from '@/lib/posture/compliance/evaluate-framework';
import type { FrameworkActions } from './editor/framework-actions';
import { FrameworkMenu } from './editor/framework-menu';
import { FrameworkSummaryCard } from './framework-summary';
import { RequirementMatrix } from './requirement-matrix';
import { statusOrder, statusWords } from './status-words';

interface FrameworkPageProps {
  standing: FrameworkStanding;
  status: RequirementStatus | null;
  /** How it stood over time, which may come later than the rest. */
  trend: ReactNode;
  mayEdit: boolean;
  remove: FrameworkActions['remove'];
  path: ScopedPath;
}

/** One framework: how it stands, and each requirement in each account. */
export function FrameworkPage(props: FrameworkPageProps) {
  const { standing, status, trend, mayEdit, remove, path } = props;
  const { framework, custom, outcome, otherVersions, accounts } = standing;
  const { counts } = outcome;
  const judged = counts.pass + counts.fail + counts.unknown;
  const own = `/compliance/${framework.id}`;
  const shown = outcome.requirements.filter((one) => status === null || one.status === status);
  return (
    <>
      <PageHead
        crumbs={[{ label: 'Compliance', href: path('/compliance') }, { label: framework.publisher }]}
        title={`${framework.name} ${framework.version}`}
        lede={`${counts.pass} of ${judged} judged requirements pass. A requirement passes when no account fails it and all could be read.`}
        actions={
          <>
            <a
              href={path('/api/v1/compliance', { framework: framework.id, status, format: 'csv' })}
              download
              className={buttonVariants()}
            >
              <Download aria-hidden="true" />
              Export CSV
            </a>
            <PrintButton />
            <FrameworkMenu
              id={framework.id}
              title={`${framework.name} ${framework.version}`}
              isOwn={custom !== null}
              mayEdit={mayEdit}
              compareHref={path(`${own}/compare`)}
              remove={remove}
            />
          </>
        }
      />
      <FrameworkSummaryCard counts={counts} note={framework.note} />
      {trend}
      <div className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-2">
        <SegmentedLinks
          label="Status"
          className="max-w-full overflow-x-auto"
          options={[
            { href: path(own), label: `All ${outcome.requirements.length}`, current: status === null },
            ...statusOrder
              .filter((one) => counts[one] > 0)
              .map((one) => ({
                href: path(own, { status: one }),
                label: `${statusWords[one]} ${counts[one]}`,
                current: status === one,
              })),
          ]}
        />
        <Legend
          className="ml-auto max-lg:hidden"
          items={[
            { tone: 'fail', label: 'failing, with the number of findings' },
            { tone: 'pass', label: 'pass' },
            { tone: 'hatch', label: 'could not be read' },
            { tone: 'outline', label: '– manual, not applicable or off' },
          ]}
        />
      </div>
      {shown.length > 0 ? (
        <RequirementMatrix frameworkId={framework.id} requirements={shown} accounts={accounts} path={path} />
      ) : (
        <Card>
          <EmptyState
            kind="none"
            title="No requirement stands so"
            actions={<Link href={path(own)}>Show all</Link>}
          />
        </Card>
      )}
      {otherVersions.length > 0 ? (
        <p className="mt-4 text-small text-fg-2" data-print="hide">
          Other versions:{' '}
          {otherVersions.map(({ id, version }, index) => (
            <span key={id}>
              {index > 0 ? ', ' : ''}
              <Link href={path(`/compliance/${id}`)}>{version}</Link>
            </span>
          ))}
          {' · '}
          <Link href={path(`${own}/compare`)}>Compare</Link>
        </p>
      ) : null}
      {custom ? (
        <p className="mt-2 text-small text-fg-3">
          Made here by {custom.createdBy}, last changed {formatDate(custom.updatedAt)}.
        </p>
      ) : null}
    </>
  );
}
