import { keyedHash } from '../world/ids';
import { ROOT_USER } from '../world/types';
import type { PasswordPolicy } from '../world/types';
import type { AccountBook } from './account-book';
import { MANAGEMENT } from './accounts';
import { addCollectorRole } from './collector-role';
import { addContacts } from './contacts';
import { GITHUB_ISSUER, trustPrincipals } from './policy-documents';
import { addServiceLinkedRoles } from './service-linked-roles';
import { addSsoRoles, SSO_PROVIDER } from './sso-roles';

export const strongPasswords: PasswordPolicy = {
  minimumLength: 14,
  requireSymbols: true,
  requireNumbers: true,
  requireUppercase: true,
  requireLowercase: true,
  allowUsersToChange: true,
  reusePrevention: 24,
};

function addAlias(book: AccountBook): void {
  const alias = `halyard-${book.account.name.replace('halyard-', '')}`;
  book.add(book.start, { type: 'alias-set', alias });
}

function addSettings(book: AccountBook): void {
  const { start, account } = book;
  if (account.name !== 'sandbox') addAlias(book);
  addContacts(book);
  book.add(start, {
    type: 'saml-provider-set',
    name: SSO_PROVIDER,
    validUntil: book.clock.ago(-36_000),
  });
  book.add(start, {
    type: 'oidc-provider-set',
    url: GITHUB_ISSUER,
    clientIds: ['sts.amazonaws.com'],
    thumbprints: [keyedHash(book.seed, 'thumbprint').toString('hex').slice(0, 40)],
  });
}

/** Root of an account that kept its credentials: a password, a device, a rare sign-in long ago. */
function addRoot(book: AccountBook): void {
  const { clock, account, start } = book;
  if (!account.rootHasCredentials) return;
  book.add(start, { type: 'password-set', user: ROOT_USER });
  const used = clock.ago(Math.min(account.opened - 10, 900));
  book.add(start, { type: 'password-used', user: ROOT_USER, usage: { from: used, until: used } });
  if (account.name === 'sandbox') return;
  book.add(start, { type: 'mfa-added', user: ROOT_USER, kind: 'fido', name: 'safe-key' });
}

function addMemberAdministration(book: AccountBook): void {
  if (book.id === MANAGEMENT) return;
  const name = 'OrganizationAccountAccessRole';
  book.role({
    name,
    created: book.account.opened - 1,
    trust: trustPrincipals(`arn:aws:iam::${MANAGEMENT}:root`),
    attached: ['aws/AdministratorAccess'],
    admin: true,
  });
  const last = book.clock.ago(book.dice.between(20, 380), 5);
  const usage = { from: last, until: last, region: 'us-east-1', service: 'iam', actions: ['GetRole'] };
  book.add(book.clock.ago(book.account.opened - 2), { type: 'role-used', role: name, usage });
}

/** What every account has: settings, root, Identity Center, service-linked roles, the administration role, Rolecall's role. */
export function addBaseline(book: AccountBook): void {
  addSettings(book);
  addRoot(book);
  addMemberAdministration(book);
  addServiceLinkedRoles(book);
  addSsoRoles(book);
  addCollectorRole(book);
}
