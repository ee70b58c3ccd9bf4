import type { SearchParams } from 'nuqs/server';
import { cache } from 'react';
import { AttestationsCard } from '@/components/attestations/attestations-card';
import { CheckPage } from '@/components/checks/check-page';
import { SwitchForm } from '@/components/settings/switch-form';
import { scopedPath } from '@/components/shared/scoped-path';
import { can } from '@/lib/access/can';
import { forPage } from '@/lib/auth/for-page';
import { requireViewer } from '@/lib/auth/session';
import { listAttestations } from '@/lib/db/queries/attestations/list-attestations';
import { getCheckReference, type CheckReference } from '@/lib/db/queries/checks/get-check-reference';
import { listSwitches } from '@/lib/db/queries/settings/list-switches';
import { attestControl, revokeControl } from '../../compliance/attestations/attestation-controls';
import { loadScope, type PageScope } from '../../scope-params';
import { changeSettingIn } from '../../settings/actions';
import { loadSettingScope } from '../../settings/setting-scope';

interface PageProps {
  params: Promise<{ checkId: string }>;
  searchParams: Promise<SearchParams>;
}

/** One read for the title and the page. */
const readReference = cache(async (checkId: string, searchParams: Promise<SearchParams>) => {
  const viewer = await requireViewer();
  const scope = await loadScope(searchParams);
  const params = { ...scope.place, at: scope.at, checkId };
  return { scope, reference: await forPage(getCheckReference(viewer, params)) };
});

export async function generateMetadata({ params, searchParams }: PageProps) {
  const { reference } = await readReference((await params).checkId, searchParams);
  return { title: reference.check.title };
}

export default async function Page({ params, searchParams }: PageProps) {
  const { scope, reference } = await readReference((await params).checkId, searchParams);
  return (
    <CheckPage
      reference={reference}
      path={scopedPath(scope)}
      control={await checkSwitch(reference.check.id, searchParams)}
      attestations={await attestationsOf(scope, reference)}
    />
  );
}

/** Who vouches for the check's manual results; nothing for a check that has none and never had. */
async function attestationsOf(scope: PageScope, { check, counts }: CheckReference) {
  const viewer = await requireViewer();
  const { rows } = await forPage(
    listAttestations(viewer, { ...scope.place, at: scope.at, checkId: [check.id], size: 100 }),
  );
  const isAsked = (counts?.manual ?? 0) > 0;
  if (!isAsked && rows.length === 0) return null;
  const about = { kind: 'check', checkId: check.id } as const;
  const titleOf = () => check.title;
  return (
    <AttestationsCard
      rows={rows}
      isAsked={isAsked}
      attest={isAsked ? await attestControl(viewer, scope, { about, title: check.title }) : null}
      path={scopedPath(scope)}
      titleOf={titleOf}
      controlOf={revokeControl(viewer, scope, titleOf)}
    />
  );
}

/** Switches the check for the estate, unit or account shown; nothing for whoever may not, and in the past. */
async function checkSwitch(checkId: string, searchParams: Promise<SearchParams>) {
  const viewer = await requireViewer();
  if (!can(viewer, 'setting:change')) return null;
  const { scope, words } = await loadSettingScope(searchParams);
  const switches = await forPage(listSwitches(viewer, { kind: 'check', scope }));
  return (
    <>
      <p className="mb-1.5 text-small text-fg-2">
        For {words}. To let a finding stand, ask for an exception instead.
      </p>
      <SwitchForm
        label="Check"
        value={switches.get(checkId) ?? null}
        otherwise="By the profile"
        change={changeCheck.bind(null, scope, checkId)}
      />
    </>
  );
}

async function changeCheck(scope: string, checkId: string, value?: boolean) {
  'use server';
  return changeSettingIn(scope, { key: `check:${checkId}`, ...(value !== undefined && { value }) });
}
