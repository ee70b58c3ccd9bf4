import { addServiceUser } from './people';
import type { AccountBook } from './account-book';

/** Users whose keys nobody needed any more: account, name, key age, days idle, switched off, deleted (days before the end). */
const forgotten: [
  account: string,
  name: string,
  created: number,
  idle: number,
  off: number,
  deleted: number,
][] = [
  ['shared-services', 'svc-nexus-old', 1502, 420, 172, 158],
  ['payments-prod', 'svc-cards-import', 940, 380, 165, 151],
  ['tracking-prod', 'svc-sms-gateway', 1120, 300, 161, 147],
  ['data-platform', 'svc-hadoop', 1290, 610, 149, 133],
  ['web-prod', 'svc-blog-sync', 870, 270, 140, 126],
  ['payments-staging', 'svc-mock-bank', 760, 330, 128, 114],
  ['sandbox', 'workshop-bot', 560, 350, 111, 97],
  ['tracking-dev', 'svc-gps-replay', 690, 240, 102, 88],
  ['data-platform', 'svc-tableau', 980, 230, 95, 80],
  ['web-prod', 'svc-newsletter', 1040, 260, 79, 65],
  ['shared-services', 'svc-chef', 1330, 330, 68, 54],
  ['network', 'svc-vpn-metrics', 1180, 190, 57, 43],
  ['payments-prod', 'svc-chargeback', 720, 170, 46, 32],
  ['tracking-prod', 'svc-route-cache', 810, 150, 33, 19],
  ['payments-staging', 'svc-perf-old', 640, 140, 22, 8],
  ['web-prod', 'svc-ab-tests', 590, 120, 12, 3],
];

/** The clean-up of stale keys, one by one over the half year: idle, switched off, two weeks later deleted. */
export function addCleanUp(book: AccountBook): void {
  for (const [account, name, created, idle, inactiveSince, deleted] of forgotten) {
    if (account !== book.account.name) continue;
    addServiceUser(book, {
      name,
      owner: 'team-platform',
      attached: ['aws/AmazonS3FullAccess', 'aws/AmazonSQSFullAccess'],
      keys: [{ label: 'first', created, idle, services: ['s3'], inactiveSince }],
      deleted,
    });
  }
}
