import { decideEverything } from '../administrator/decide-everything';
import type { Subject } from '../administrator/subject';
import { parseArn } from '../arn';
import { decide } from '../decide';
import type { Statement } from '../policy-document';
import type { AdministratorVerdict, IdentityPolicies } from '../types';
import type { Targets } from './find-steps';
import { isOpen } from './match-path';
import { groupByRole, type Workload } from './workloads';

/** What an account knows of its identities. */
export interface EscalationAccount {
  /** Users, roles and groups. */
  identities: readonly IdentityPolicies[];
  administrators: ReadonlyMap<string, AdministratorVerdict>;
  /** Statements of trust policies by role; a role without stays out of reach. */
  trusts: ReadonlyMap<string, readonly Statement[]>;
  /** What runs as which role; left out: not known. */
  workloads?: readonly Workload[];
}

/** Whether a role belongs to a service of AWS: nobody can take it over. */
export function isServiceLinked(arn: string): boolean {
  return arn.includes(':role/aws-service-role/');
}

/** Everything on everything, or all of IAM on everything, by which the rest is one call away. */
export function isAdministrator({ layers, context, policies }: Subject): boolean {
  if (policies.length === 0) return false;
  if (isOpen(decideEverything(layers, context))) return true;
  return decide(layers, { action: 'iam:RolecallProbe', resource: '*', context }).decision === 'allowed';
}

/** What of an account can be taken over: its roles with what they trust and run, and its users. */
export function listTargets({ identities, trusts, workloads = [] }: EscalationAccount): Targets {
  const roles = identities.flatMap(({ kind, arn, policies }) => {
    const trust = trusts.get(arn);
    if (kind !== 'role' || !trust || isServiceLinked(arn)) return [];
    const customerPolicies = policies.flatMap(({ arn: policy }) =>
      policy !== null && parseArn(policy)?.accountId !== 'aws' ? [policy] : [],
    );
    return [[arn, { arn, trust, customerPolicies }] as const];
  });
  return {
    roles: new Map(roles),
    users: new Set(identities.filter(({ kind }) => kind === 'user').map(({ arn }) => arn)),
    workloads: groupByRole(workloads),
  };
}
