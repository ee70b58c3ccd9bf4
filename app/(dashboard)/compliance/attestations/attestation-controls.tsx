import { AttestDialog } from '@/components/attestations/attest-dialog';
import type { AttestedSubject } from '@/components/attestations/attestation-actions';
import { RevokeAttestation } from '@/components/attestations/revoke-attestation';
import { can } from '@/lib/access/can';
import type { Viewer } from '@/lib/access/viewer';
import { now } from '@/lib/clock';
import { listAccountOptions } from '@/lib/db/queries/accounts/list-account-options';
import type { AttestationRow } from '@/lib/db/queries/attestations/list-attestations';
import { getEffectiveSettings } from '@/lib/db/queries/settings/get-settings';
import { attestationTermOf } from '@/lib/posture/findings/attestation-term';
import type { PageScope } from '../../scope-params';
import { attestAction, revokeAttestationAction } from './actions';

const dayMs = 86_400_000;
const longestDays = 1_095;

/** The button that attests something in the place shown; null for whoever may not, and in the past. */
export async function attestControl(
  viewer: Viewer,
  scope: PageScope,
  { about, title }: { about: AttestedSubject; title: string },
) {
  if (!can(viewer, 'attestation:make') || scope.at.kind === 'past') return null;
  const settings = await getEffectiveSettings(viewer, scope.place);
  const days = attestationTermOf(about.kind === 'check' ? about.checkId : null, settings);
  const today = now().getTime();
  const day = (days: number) => new Date(today + days * dayMs).toISOString().slice(0, 10);
  return (
    <AttestDialog
      about={about}
      title={title}
      scopes={await scopesOf(viewer, scope)}
      days={{ first: day(1), last: day(longestDays - 1), chosen: day(days) }}
      attest={attestAction}
    />
  );
}

/** The place shown comes first; from the estate each account can be chosen. */
async function scopesOf(viewer: Viewer, { ou, accountId }: PageScope) {
  const { accounts, units } = await listAccountOptions(viewer);
  if (accountId) {
    const name = accounts.find(({ id }) => id === accountId)?.name ?? accountId;
    return [{ value: `account:${accountId}`, label: name }];
  }
  const own = ou
    ? [{ value: `ou:${ou}`, label: `The unit ${units.find(({ id }) => id === ou)?.name ?? ou}` }]
    : viewer.scope.kind === 'estate'
      ? [{ value: 'estate', label: 'The whole estate' }]
      : [];
  return [...own, ...accounts.map(({ id, name }) => ({ value: `account:${id}`, label: name }))];
}

/** The button of a row of the register: whoever made an attestation may take it back, and an admin. */
export function revokeControl(viewer: Viewer, scope: PageScope, titleOf: (checkId: string) => string) {
  const RowControl = (row: AttestationRow) => {
    const mayRevoke =
      can(viewer, 'attestation:make') && (viewer.role === 'admin' || row.personName === viewer.name);
    if (!mayRevoke || row.standing !== 'in-force' || scope.at.kind === 'past') return null;
    return (
      <RevokeAttestation
        attestationId={row.id}
        name={row.checkId === null ? `${row.frameworkId} ${row.requirementId}` : titleOf(row.checkId)}
        revoke={revokeAttestationAction}
      />
    );
  };
  return RowControl;
}
