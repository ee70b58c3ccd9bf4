import type { SearchParams } from 'nuqs/server';
import { cache } from 'react';
import { checkOf } from '@/components/findings/check-of';
import { FindingPage } from '@/components/findings/finding-page';
import { TriageControl } from '@/components/findings/triage-control';
import { scopedPath } from '@/components/shared/scoped-path';
import { can } from '@/lib/access/can';
import { forPage } from '@/lib/auth/for-page';
import { requireViewer } from '@/lib/auth/session';
import { listRequirementsOf } from '@/lib/db/queries/checks/get-check-reference';
import { getFinding } from '@/lib/db/queries/findings/get-finding';
import { getEffectiveSettings } from '@/lib/db/queries/settings/get-settings';
import { fillRemedy } from '@/lib/posture/fill-remedy';
import { thresholdsOf } from '@/lib/posture/settings/resolve-settings';
import { loadScope } from '../../scope-params';
import { FindingWork } from './finding-work';
import { triageFindingsAction, undoFindingsAction } from '../actions';

interface PageProps {
  params: Promise<{ findingId: string }>;
  searchParams: Promise<SearchParams>;
}

/** One read for the title and the page. */
const readFinding = cache(async (findingId: string, searchParams: Promise<SearchParams>) => {
  const viewer = await requireViewer();
  const scope = await loadScope(searchParams);
  return { viewer, scope, finding: await forPage(getFinding(viewer, { findingId, at: scope.at })) };
});

export async function generateMetadata({ params, searchParams }: PageProps) {
  const { finding } = await readFinding((await params).findingId, searchParams);
  return { title: `${finding.title} · ${finding.accountName}` };
}

export default async function Page({ params, searchParams }: PageProps) {
  const { viewer, scope, finding } = await readFinding((await params).findingId, searchParams);
  const [settings, requirements] = await forPage(
    Promise.all([
      getEffectiveSettings(viewer, { accountId: finding.accountId }),
      listRequirementsOf(viewer, finding.checkId),
    ]),
  );
  const check = checkOf(finding.checkId);
  const mayTriage = can(viewer, 'finding:triage') && scope.at.kind === 'now' && finding.state === 'open';
  const path = scopedPath(scope);
  return (
    <FindingPage
      finding={finding}
      check={check}
      remedy={check ? fillRemedy(check, finding) : null}
      thresholds={thresholdsOf(settings)}
      requirements={requirements}
      path={path}
      work={<FindingWork finding={finding} viewer={viewer} isNow={scope.at.kind === 'now'} path={path} />}
      triage={
        mayTriage ? (
          <TriageControl
            findingId={finding.id}
            triage={finding.triage}
            actions={{ triage: triageFindingsAction, undo: undoFindingsAction }}
          />
        ) : null
      }
    />
  );
}
