import type { OperationName } from './operations';
import { actionFor } from './operations';

/** What refused us, as far as AWS's sentence tells. Source: IAM User Guide, "Troubleshoot access denied error messages". */
export type DeniedBy =
  | 'identity-policy'
  | 'service-control-policy'
  | 'resource-control-policy'
  | 'session-policy'
  | 'permissions-boundary'
  | 'resource-policy'
  | 'endpoint-policy'
  | 'unknown';

const sentences: [RegExp, DeniedBy][] = [
  [/service control polic/i, 'service-control-policy'],
  [/resource control polic/i, 'resource-control-policy'],
  [/session polic/i, 'session-policy'],
  [/permissions boundar/i, 'permissions-boundary'],
  [/VPC endpoint polic/i, 'endpoint-policy'],
  [/resource-based polic/i, 'resource-policy'],
  [/identity-based polic/i, 'identity-policy'],
];

/** Which kind of policy AWS's AccessDenied sentence names. */
export function deniedBy(message: string): DeniedBy {
  return sentences.find(([pattern]) => pattern.test(message))?.[1] ?? 'unknown';
}

export interface Explanation {
  message: string;
  whatToDo: string;
}

/** Plain words for a refused operation. `explicit` denials need another remedy than missing permissions. */
export function explainDenied(operation: OperationName, message: string): Explanation {
  const action = actionFor(operation);
  const explicit = /explicit deny/i.test(message);
  switch (deniedBy(message)) {
    case 'identity-policy':
      return explicit
        ? {
            message: `A policy of the role denies ${action} explicitly.`,
            whatToDo: `Remove the Deny for ${action} from the role's policies, or go on without this data.`,
          }
        : {
            message: `The role's policies do not allow ${action}.`,
            whatToDo: `Add ${action} to the role's policy (or update its template), then scan again.`,
          };
    case 'service-control-policy':
      return {
        message: `A service control policy of the organization blocks ${action}.`,
        whatToDo: `Trying again will not help. Ask the organization's administrators to exempt the role from the policy that denies ${action}, or go on without this data.`,
      };
    case 'resource-control-policy':
      return {
        message: `A resource control policy of the organization blocks ${action}.`,
        whatToDo: `Ask the organization's administrators to exempt the role, or go on without this data.`,
      };
    case 'session-policy':
      return {
        message: `Our own session policy does not include ${action}.`,
        whatToDo: 'This is a fault in Rolecall: please report it with the operation and the request id.',
      };
    case 'permissions-boundary':
      return {
        message: `The role's permissions boundary does not allow ${action}.`,
        whatToDo: `Allow ${action} in the boundary, or take the boundary off the role.`,
      };
    case 'resource-policy':
      return {
        message: `A policy on the resource refuses ${action}.`,
        whatToDo: `Allow the role in the resource's own policy, or go on without this data.`,
      };
    case 'endpoint-policy':
      return {
        message: `The policy of a VPC endpoint on the way to AWS refuses ${action}.`,
        whatToDo: `Allow ${action} in the endpoint's policy.`,
      };
    case 'unknown':
      return {
        message: `AWS refused ${action}.`,
        whatToDo: `Check that the role's policy has ${action} and that no service control policy denies it.`,
      };
  }
}

/** AWS answers one sentence for all of these, so we name them all. */
export const assumeRoleReasons: readonly string[] = [
  'the role does not exist in that account (or its name or path is written differently)',
  "the role's trust policy does not name the principal that Rolecall runs as",
  'the external id is missing or is not the one in the trust policy',
  "Rolecall's own principal has no permission for sts:AssumeRole on the role",
  'a service control policy denies it',
  'the account is suspended or closed',
];
