import type { OrganizationWorldState, OuState } from '../../world/types';
import { ROOT_OU } from '../../world/types';
import { AwsError } from '../../wire/aws-error';
import type { Input } from '../../wire/input';
import type { OperationContext } from '../operation';
import { byText, paginate } from '../paging';

export function organizationsError(
  code: string,
  message: string,
  details?: Record<string, unknown>,
): AwsError {
  return new AwsError(code, message, { status: 400, details });
}

/** The caller's organization, whoever in it calls. Throws AWSOrganizationsNotInUseException. */
export function requireMember({ organization }: OperationContext): OrganizationWorldState {
  if (organization) return organization;
  throw organizationsError(
    'AWSOrganizationsNotInUseException',
    'Your account is not a member of an organization.',
  );
}

/** The organization, for its management account or a delegated administrator. Others get AccessDeniedException. */
export function requireAdministrator(context: OperationContext): OrganizationWorldState {
  const organization = requireMember(context);
  const { accountId } = context.caller;
  if (organization.managementAccountId === accountId || organization.delegatedAdministrators.has(accountId)) {
    return organization;
  }
  throw organizationsError('AccessDeniedException', "You don't have permissions to access this resource.");
}

/** The OU or root with this id. Throws ParentNotFoundException. */
export function parentOf(organization: OrganizationWorldState, id: string): OuState {
  const found = [...organization.ous.values()].find((ou) => ou.id === id);
  if (found) return found;
  throw organizationsError('ParentNotFoundException', "You specified parent that doesn't exist.");
}

export function ouArn(organization: OrganizationWorldState, ou: OuState): string {
  const kind = ou.label === ROOT_OU ? 'root' : 'ou';
  return `arn:${organization.partition}:organizations::${organization.managementAccountId}:${kind}/${organization.id}/${ou.id}`;
}

export function accountArn(organization: OrganizationWorldState, id: string): string {
  return `arn:${organization.partition}:organizations::${organization.managementAccountId}:account/${organization.id}/${id}`;
}

/** Seconds with a fraction, as the JSON protocol has times. */
export function epochSeconds(at: number): number {
  return at / 1000;
}

const EMPTY_FIRST = 'empty-page';

/** A list of Organizations: MaxResults 1–20, NextToken; with the switch, sometimes an empty page first. */
export function listPage<T>(
  context: OperationContext,
  input: Input,
  list: {
    name: string;
    items: readonly T[];
    keyOf: (item: T) => string;
    render: (item: T) => unknown;
    scope?: string;
  },
) {
  const size = input.integer('MaxResults', { min: 1, max: 20 }) ?? 20;
  const token = input.text('NextToken');
  const { settings, random } = context.simulation;
  if (token === undefined && settings.emptyPages > 0 && random() < settings.emptyPages) {
    return { json: { [list.name]: [], NextToken: EMPTY_FIRST } };
  }
  const page = paginate(context, {
    items: [...list.items].sort((a, b) => byText(list.keyOf(a), list.keyOf(b))),
    keyOf: list.keyOf,
    size,
    token: token === EMPTY_FIRST ? undefined : token,
    scope: list.scope,
  });
  return { json: { [list.name]: page.items.map(list.render), NextToken: page.next } };
}
