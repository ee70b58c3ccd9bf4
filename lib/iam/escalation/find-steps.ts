import type { Subject } from '../administrator/subject';
import type { Decision } from '../decide';
import { askPermission, type Binding } from './ask-permission';
import { decideAssume, type TargetRole, trustsService } from './let-in';
import { type Ask, isOpen, listLatentPaths, matchPath, servicesOf } from './match-path';
import { type EscalationPath, openPaths, type Permission } from './paths';
import { pathsOfWorkload, type Workload } from './workloads';

/** One hop: from an identity to another whose rights it gets, by some paths of the catalogue. */
export interface Step {
  from: string;
  to: string;
  paths: readonly EscalationPath[];
  permissions: readonly Permission[];
  decision: Decision;
  /** The target becomes an administrator by it, whatever it was before. */
  makesAdministrator: boolean;
}

/** What an account holds that can be taken over. */
export interface Targets {
  /** By ARN; service-linked ones, which nobody can take over, left out. */
  roles: ReadonlyMap<string, TargetRole>;
  /** ARNs of users. */
  users: ReadonlySet<string>;
  /** What runs as each role, by the ARN of the role; none where no inventory was read. */
  workloads: ReadonlyMap<string, readonly Workload[]>;
}

const assumeRole = openPaths.filter(({ id }) => id === 'PE-STS-001');

/** A key of another user is of no use without its secret, a second factor none without the password. */
const notEnough = new Set(['PE-IAM-028', 'PE-IAM-029', 'PE-IAM-030']);

/** Ways that lead to an existing role or user of the account, told from the data that there is. */
const byTarget = {
  role: openPaths.filter((path) => isConcrete(path) && path.target === 'role'),
  user: openPaths.filter((path) => isConcrete(path) && path.target === 'user'),
};

/** All of them. */
export const waysToOthers: ReadonlySet<EscalationPath> = new Set([...byTarget.role, ...byTarget.user]);

function isConcrete({ id, needsInventory, outcome, category }: EscalationPath): boolean {
  const leads = outcome === 'admin' || outcome === 'target-permissions';
  const isOfOthers = ['principal-access', 'new-passrole', 'federation-trust'].includes(category);
  return leads && isOfOthers && !needsInventory && !notEnough.has(id);
}

/** The ways to others of an account that a subject has, ready to be asked for one target after the other. */
export interface Seeker {
  subject: Subject;
  latent: readonly EscalationPath[];
  /** Those to ask for; assuming a role too, which the role's trust alone may allow. */
  ways: readonly EscalationPath[];
}

/** Looks up which ways a subject has at all. */
export function toSeeker(subject: Subject): Seeker {
  const latent = listLatentPaths(subject);
  return { subject, latent, ways: [...new Set([...assumeRole, ...latent])] };
}

/** The hop of a subject to a role or user of its account; null when no way leads there. */
export function findStep({ subject, ways }: Seeker, to: string, targets: Targets): Step | null {
  const role = targets.roles.get(to);
  if (to === subject.arn || (!role && !targets.users.has(to))) return null;
  const candidates = byTarget[role ? 'role' : 'user'].filter((path) => ways.includes(path));
  const byWorkload = (targets.workloads.get(to) ?? []).flatMap((workload) =>
    pathsOfWorkload(workload).flatMap((path) => {
      const match = ways.includes(path)
        ? matchPath(subject, path, { role: to, workload: workload.arn })
        : null;
      return match && isOpen(match.decision) ? [{ path, ...match }] : [];
    }),
  );
  const matches = candidates.flatMap((path) =>
    servicesOf(path).flatMap((service) => {
      const binding: Binding = role
        ? { role: to, rolePolicies: role.customerPolicies, service }
        : { user: to, service };
      const match = matchPath(subject, path, { ...binding, ...(role && { ask: askFor(role) }) });
      return isOpen(match.decision) ? [{ path, ...match }] : [];
    }),
  );
  const all = [...matches, ...byWorkload];
  return all.length > 0 ? toStep(subject.arn, to, all) : null;
}

type Found = ReturnType<typeof matchPath> & { path: EscalationPath };

/** The surest matches speak for the step. */
function toStep(from: string, to: string, matches: readonly Found[]): Step {
  const sure = matches.filter(({ decision }) => decision === 'allowed');
  const told = sure.length > 0 ? sure : matches;
  return {
    from,
    to,
    paths: [...new Set(told.map(({ path }) => path))],
    permissions: uniquePermissions(told.flatMap(({ permissions }) => permissions)),
    decision: sure.length > 0 ? 'allowed' : 'conditional',
    makesAdministrator: told.some(({ path }) => path.outcome === 'admin'),
  };
}

function uniquePermissions(permissions: readonly Permission[]): Permission[] {
  return [
    ...new Map(
      permissions.map((permission) => [`${permission.action}@${permission.on}`, permission]),
    ).values(),
  ];
}

/** Assuming needs the trust too; a role is handed only to a service that it trusts; some roles nobody can edit. */
function askFor(role: TargetRole): Ask {
  return (subject, permission, binding) => {
    if (permission.action === 'sts:AssumeRole') return decideAssume(subject, role);
    if (permission.on === 'passedRole' && !trustsService(role, binding.service ?? '')) return 'none';
    if (permission.on === 'targetRole' && role.arn.includes(':role/aws-reserved/')) return 'none';
    return askPermission(subject, permission, binding);
  };
}
