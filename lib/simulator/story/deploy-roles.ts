import type { AccountBook } from './account-book';
import { storyAccounts } from './accounts';
import { allow, policy, trustGitHub, trustPrincipals } from './policy-documents';
import { actionsOf } from './service-actions';

const deployRole = 'halyard-deploy';
const runnerRole = 'deploy-runner';
const targets = new Set(['payments-prod', 'tracking-prod', 'web-prod']);

/**
 * The way into production that nobody drew: whatever runs in GitHub for the company may become the runner, and the
 * runner the administrator of three other accounts. In each account alone it looks like an ordinary role.
 */
export function addDeployRoles(book: AccountBook): void {
  if (book.account.name === 'shared-services') addRunner(book);
  if (targets.has(book.account.name)) addTarget(book);
}

function addRunner(book: AccountBook): void {
  const created = 720;
  book.role({
    name: runnerRole,
    path: '/ci/',
    created,
    trust: trustGitHub(book.id, 'repo:halyard-freight/*:*'),
    inline: { 'deploy-everywhere': policy(allow('sts:AssumeRole', `arn:aws:iam::*:role/${deployRole}`)) },
    tags: { owner: 'team-platform' },
  });
  addDailyUse(book, { role: runnerRole, created, services: ['sts'] });
}

function addTarget(book: AccountBook): void {
  const created = 715;
  book.role({
    name: deployRole,
    created,
    trust: trustPrincipals(`arn:aws:iam::${storyAccounts.sharedServices.id}:root`),
    attached: ['aws/AdministratorAccess'],
    tags: { owner: 'team-platform' },
    admin: true,
  });
  addDailyUse(book, { role: deployRole, created, services: ['cloudformation', 'ecs'] });
}

function addDailyUse(
  book: AccountBook,
  { role, created, services }: { role: string; created: number; services: readonly string[] },
): void {
  for (const service of services) {
    const usage = {
      from: book.clock.ago(created, -2),
      everyDays: 1,
      hour: 9,
      spanHours: 8,
      service,
      actions: actionsOf(service).slice(0, 2),
      region: 'eu-west-1',
    };
    book.add(book.clock.ago(created, -1), { type: 'role-used', role, usage });
  }
}
