import type { AsOf } from '@/lib/access/as-of';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { AppError } from '@/lib/errors';
import { listGrants, type GrantRow } from './list-grants';
import { listPermissions, type PermissionListRow } from './list-permissions';

export const serviceStates = ['used', 'idle', 'never', 'not-tracked'] as const;
/** `idle`: used once, but not within the threshold. `never`: no attempt in the window that AWS tracks. */
export type ServiceState = (typeof serviceStates)[number];

export interface ActionGrant {
  action: string;
  state: ServiceState;
  idleDays: number | null;
}

export interface ServiceGrant {
  service: string;
  serviceName: string;
  state: ServiceState;
  lastUsedAt: Date | null;
  idleDays: number | null;
  /** Actions that AWS tracks one by one and the policies allow. */
  actions: ActionGrant[];
  usedActions: number;
  /** Whether the service was used and allows actions that AWS does not track one by one. */
  hasUntracked: boolean;
}

export interface PermissionDetail {
  identity: PermissionListRow;
  services: Record<ServiceState, number>;
  actions: { tracked: number; used: number };
  /** Services of used ones with actions that can't be told apart. */
  untracked: { service: string; serviceName: string }[];
  rows: ServiceGrant[];
  total: number;
}

export interface PermissionDetailParams {
  identityId: string;
  at: AsOf;
  states: readonly ServiceState[];
  page: number;
  size: number;
}

/** What one identity is granted against what it used, service by service. Throws `not-found` for one that isn't judged. */
export async function getPermissionDetail(
  viewer: Viewer,
  { identityId, at, states, page, size }: PermissionDetailParams,
): Promise<PermissionDetail> {
  requirePermission(viewer, 'posture:read');
  const isId = /^[0-9a-f-]{36}$/i.test(identityId);
  const [list, grants] = isId
    ? await Promise.all([
        listPermissions(viewer, { identityId, at, size: 1 }),
        listGrants(viewer, { identityId, at }),
      ])
    : [{ rows: [] }, []];
  const identity = list.rows[0];
  if (!identity)
    throw new AppError('not-found', 'This identity is not judged here.', 'Choose one of the list.');
  const services = toServices(grants);
  const shown = services.filter(({ state }) => states.length === 0 || states.includes(state));
  const counts: Record<ServiceState, number> = { used: 0, idle: 0, never: 0, 'not-tracked': 0 };
  for (const { state } of services) counts[state] += 1;
  return {
    identity,
    services: counts,
    actions: {
      tracked: services.reduce((sum, { actions }) => sum + actions.length, 0),
      used: services.reduce((sum, { usedActions }) => sum + usedActions, 0),
    },
    untracked: services
      .filter(({ hasUntracked }) => hasUntracked)
      .map(({ service, serviceName }) => ({ service, serviceName })),
    rows: shown.slice((page - 1) * size, page * size),
    total: shown.length,
  };
}

/** Rows of grants by service: used ones first, latest use first; those never tried last, by name. */
function toServices(grants: readonly GrantRow[]): ServiceGrant[] {
  const byService = Map.groupBy(grants, ({ service }) => service);
  const services = [...byService.values()].flatMap((rows): ServiceGrant[] => {
    const whole = rows.find(({ action }) => action === '');
    if (!whole) return [];
    const actions = rows
      .filter(({ action }) => action !== '' && action !== '*')
      .map((row): ActionGrant => ({ action: row.action, state: stateOf(row), idleDays: row.idleDays }))
      .sort((a, b) => rank(a) - rank(b) || a.action.localeCompare(b.action));
    return [
      {
        service: whole.service,
        serviceName: whole.serviceName,
        state: stateOf(whole),
        lastUsedAt: whole.lastUsedAt,
        idleDays: whole.idleDays,
        actions,
        usedActions: actions.filter(({ state }) => state === 'used').length,
        hasUntracked: rows.some(({ action }) => action === '*'),
      },
    ];
  });
  return services.sort((a, b) => rank(a) - rank(b) || a.serviceName.localeCompare(b.serviceName));
}

function stateOf({ state, lastUsedAt }: GrantRow): ServiceState {
  if (state !== 'unused') return state;
  return lastUsedAt ? 'idle' : 'never';
}

/** State first, then the days since the last use: those without any stand last. */
function rank({ state, idleDays }: Pick<ActionGrant, 'state' | 'idleDays'>): number {
  return serviceStates.indexOf(state) * 100_000 + (idleDays ?? 99_999);
}
