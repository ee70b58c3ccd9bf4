import { Download } from 'lucide-react';
import type { SearchParams } from 'nuqs/server';
import { FrameworksTable } from '@/components/compliance/frameworks-table';
import { NothingScanned } from '@/components/shared/nothing-scanned';
import { PageHead } from '@/components/shared/page-head';
import { scopedPath } from '@/components/shared/scoped-path';
import { buttonVariants } from '@/components/ui/button-variants';
import { ButtonLink } from '@/components/ui/button-link';
import { can } from '@/lib/access/can';
import { forPage } from '@/lib/auth/for-page';
import { requireViewer } from '@/lib/auth/session';
import { now } from '@/lib/clock';
import { getCompliance } from '@/lib/db/queries/compliance/get-compliance';
import { getFreshness } from '@/lib/db/queries/freshness/get-freshness';
import { loadScope } from '../scope-params';

export const metadata = { title: 'Compliance' };

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const viewer = await requireViewer();
  const scope = await loadScope(searchParams);
  const { place, at } = scope;
  const moment = at.kind === 'past' ? at.at : now();
  const [frameworks, freshness] = await forPage(
    Promise.all([
      getCompliance(viewer, { ...place, at }),
      getFreshness(viewer, { ...place, at, now: moment, staleAfterHours: 24 }),
    ]),
  );
  return (
    <>
      <PageHead
        title="Compliance"
        lede="How this estate stands by published standards. Unknown, manual and switched-off requirements are counted apart and never pass."
        actions={
          <>
            <a
              href={scopedPath(scope)('/api/v1/compliance', { format: 'csv' })}
              download
              className={buttonVariants()}
            >
              <Download aria-hidden="true" />
              Export CSV
            </a>
            <ButtonLink href={scopedPath(scope)('/checks')}>All checks</ButtonLink>
            <ButtonLink href={scopedPath(scope)('/compliance/attestations')}>Attestations</ButtonLink>
            {can(viewer, 'framework:edit') ? (
              <ButtonLink href="/compliance/new">Make a framework</ButtonLink>
            ) : null}
          </>
        }
      />
      {freshness.newestAt === null ? (
        <NothingScanned
          what="Here stand CIS, PCI DSS, SOC 2 and others, requirement by requirement."
          past={at.kind === 'past'}
          nowHref="/compliance"
        />
      ) : (
        <FrameworksTable frameworks={frameworks} path={scopedPath(scope)} />
      )}
    </>
  );
}
