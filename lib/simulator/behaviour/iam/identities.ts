import type { AccountWorldState, Instant, UserState } from '../../world/types';
import { latestUse, roundDown } from '../../world/usage';
import { noSuchEntity } from '../../wire/aws-error';
import type { Input } from '../../wire/input';
import { memberChunks, members, timeElement, wrap } from '../../wire/xml';
import type { OperationContext, Operations } from '../operation';
import { byText, paginateIam, truncation } from '../paging';
import { fullRoles, fullUserTail, listedRoles, listedUsers, roleLastUsed } from './fragments';

function sortedByName<T extends { name: string; path: string }>(list: Iterable<T>, prefix = '/'): T[] {
  return [...list].filter((one) => one.path.startsWith(prefix)).sort((a, b) => byText(a.name, b.name));
}

/** The user of a request; without UserName, the caller. Throws NoSuchEntity. */
export function userOfInput(context: OperationContext, input: Input): UserState {
  const asked = input.text('UserName', { min: 1, max: 128 });
  const name = asked ?? (context.caller.session ? undefined : context.caller.identity.name);
  const user = name === undefined ? undefined : context.account.users.get(name);
  if (user) return user;
  if (asked === undefined) {
    // Recorded: with temporary credentials the user has to be named.
    input.required('UserName');
  }
  throw noSuchEntity(`The user with name ${asked} cannot be found.`);
}

/** ARN on which an action about the user of a request is checked. */
export function userResource(context: OperationContext, input: Input): string {
  const name = input.text('UserName') ?? context.caller.identity.name;
  const { account } = context;
  return account.users.get(name)?.arn ?? `arn:${account.partition}:iam::${account.id}:user/${name}`;
}

function pathResource(kind: 'role' | 'user') {
  return ({ account }: OperationContext, input: Input) =>
    `arn:${account.partition}:iam::${account.id}:${kind}${input.text('PathPrefix') ?? '/'}`;
}

function roleResource({ account }: OperationContext, input: Input): string {
  const name = input.required('RoleName');
  return account.roles.get(name)?.arn ?? `arn:${account.partition}:iam::${account.id}:role/${name}`;
}

function passwordLastUsed(user: UserState, now: Instant): string {
  const used = user.password && latestUse(user.password.uses, now);
  return timeElement('PasswordLastUsed', used && roundDown(used.time, 5));
}

function roleOf(account: AccountWorldState, name: string) {
  const role = account.roles.get(name);
  if (!role) throw noSuchEntity(`The role with name ${name} cannot be found.`);
  return role;
}

export const identityOperations: Operations = {
  ListRoles: {
    action: 'iam:ListRoles',
    resource: pathResource('role'),
    evidence: 'model',
    run: (context, input) => {
      const prefix = input.text('PathPrefix') ?? '/';
      const page = paginateIam(context, input, {
        items: sortedByName(context.account.roles.values(), prefix),
        keyOf: (role) => role.name,
        scope: prefix,
      });
      const roles = page.items.map((role) => [listedRoles.bytes(role)]);
      return { chunks: [...memberChunks('Roles', roles), truncation(page)] };
    },
  },
  ListUsers: {
    action: 'iam:ListUsers',
    resource: pathResource('user'),
    evidence: 'model',
    run: (context, input) => {
      const prefix = input.text('PathPrefix') ?? '/';
      const page = paginateIam(context, input, {
        items: sortedByName(context.account.users.values(), prefix),
        keyOf: (user) => user.name,
        scope: prefix,
      });
      const users = page.items.map((user) => listedUsers.text(user) + passwordLastUsed(user, context.now));
      return { xml: members('Users', users) + truncation(page) };
    },
  },
  GetUser: {
    action: 'iam:GetUser',
    resource: userResource,
    evidence: 'model',
    run: (context, input) => {
      const user = userOfInput(context, input);
      const xml = listedUsers.text(user) + passwordLastUsed(user, context.now) + fullUserTail.text(user);
      return { xml: wrap('User', xml) };
    },
  },
  GetRole: {
    action: 'iam:GetRole',
    resource: roleResource,
    evidence: 'model',
    run: (context, input) => {
      const role = roleOf(context.account, input.required('RoleName'));
      return { xml: wrap('Role', fullRoles.text(role) + roleLastUsed(role, context.now)) };
    },
  },
};
