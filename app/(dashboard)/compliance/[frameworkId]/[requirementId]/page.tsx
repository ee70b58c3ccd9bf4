import type { SearchParams } from 'nuqs/server';
import { cache } from 'react';
import { AttestationsCard } from '@/components/attestations/attestations-card';
import { RequirementPage } from '@/components/compliance/requirement-page';
import { checkOf } from '@/components/findings/check-of';
import { scopedPath } from '@/components/shared/scoped-path';
import { forPage } from '@/lib/auth/for-page';
import { requireViewer } from '@/lib/auth/session';
import { listAttestations } from '@/lib/db/queries/attestations/list-attestations';
import { getRequirement, type RequirementStanding } from '@/lib/db/queries/compliance/get-requirement';
import { loadScope, type PageScope } from '../../../scope-params';
import { attestControl, revokeControl } from '../../attestations/attestation-controls';

interface PageProps {
  params: Promise<{ frameworkId: string; requirementId: string }>;
  searchParams: Promise<SearchParams>;
}

/** One read for the title and the page. */
const readRequirement = cache(
  async (frameworkId: string, requirementId: string, searchParams: Promise<SearchParams>) => {
    const viewer = await requireViewer();
    const scope = await loadScope(searchParams);
    const params = { ...scope.place, at: scope.at, frameworkId, requirementId };
    return { scope, standing: await forPage(getRequirement(viewer, params)) };
  },
);

async function readPage({ params, searchParams }: PageProps) {
  const { frameworkId, requirementId } = await params;
  return readRequirement(frameworkId, decodeURIComponent(requirementId), searchParams);
}

export async function generateMetadata(props: PageProps) {
  const { standing } = await readPage(props);
  return { title: `${standing.outcome.requirement.id} · ${standing.framework.name}` };
}

export default async function Page(props: PageProps) {
  const { scope, standing } = await readPage(props);
  return (
    <RequirementPage
      standing={standing}
      checkOf={checkOf}
      attestations={await attestationsOf(scope, standing)}
      path={scopedPath(scope)}
    />
  );
}

/** Only what no check answers is attested as a requirement; manual results are attested on the page of their check. */
async function attestationsOf(scope: PageScope, { framework, outcome }: RequirementStanding) {
  const viewer = await requireViewer();
  const { id: requirementId, checks, title } = outcome.requirement;
  const frameworkId = framework.id;
  const { rows } = await forPage(
    listAttestations(viewer, {
      ...scope.place,
      at: scope.at,
      frameworkId: [frameworkId],
      requirementId: [requirementId],
      size: 100,
    }),
  );
  if (checks.length > 0 && rows.length === 0) return null;
  const about = { kind: 'requirement', frameworkId, requirementId } as const;
  const titleOf = (checkId: string) => checkOf(checkId)?.title ?? checkId;
  return (
    <div className="mt-4">
      <AttestationsCard
        rows={rows}
        isAsked={checks.length === 0}
        attest={checks.length === 0 ? await attestControl(viewer, scope, { about, title }) : null}
        path={scopedPath(scope)}
        titleOf={titleOf}
        controlOf={revokeControl(viewer, scope, titleOf)}
      />
    </div>
  );
}
