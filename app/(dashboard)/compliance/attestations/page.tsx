import type { SearchParams } from 'nuqs/server';
import { AttestationsPage } from '@/components/attestations/attestations-page';
import { checkOf } from '@/components/findings/check-of';
import { scopedPath } from '@/components/shared/scoped-path';
import { forPage } from '@/lib/auth/for-page';
import { requireViewer } from '@/lib/auth/session';
import { listAttestations } from '@/lib/db/queries/attestations/list-attestations';
import { loadScope } from '../../scope-params';
import { revokeControl } from './attestation-controls';
import { loadAttestationsParams } from './search-params';

export const metadata = { title: 'Attestations' };

const mostShown = 500;

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const viewer = await requireViewer();
  const scope = await loadScope(searchParams);
  const { standing } = await loadAttestationsParams(searchParams);
  const { rows, total } = await forPage(
    listAttestations(viewer, {
      ...scope.place,
      at: scope.at,
      standing: standing ? [standing] : [],
      size: mostShown,
    }),
  );
  const titleOf = (checkId: string) => checkOf(checkId)?.title ?? checkId;
  return (
    <AttestationsPage
      rows={rows}
      total={total}
      standing={standing}
      path={scopedPath(scope)}
      titleOf={titleOf}
      controlOf={revokeControl(viewer, scope, titleOf)}
    />
  );
}
