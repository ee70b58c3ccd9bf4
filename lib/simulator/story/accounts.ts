import type { Instant } from '../world/types';
import type { StoryClock } from './story-clock';

/** One account of Halyard Freight, before anything happens in it. */
export interface StoryAccount {
  id: string;
  name: string;
  /** Label of its OU in organization events; ROOT_OU for the management account. */
  ou: string;
  ouName: string;
  /** Opened so many days before the end. */
  opened: number;
  /** Roles at the end but for those of deployment, so that the generated workload roles fill up what the story names. */
  roles: number;
  /** Root still has a password and an MFA device; elsewhere its credentials were removed centrally. */
  rootHasCredentials: boolean;
  /** Words of the account's business, from which workload roles get their names. */
  themes: readonly string[];
}

export const MANAGEMENT = '104882715530';
export const SECURITY_AUDIT = '218840953117';

const infrastructure = { ou: 'infrastructure', ouName: 'Infrastructure' };
const security = { ou: 'security', ouName: 'Security' };
const production = { ou: 'production', ouName: 'Production' };
const nonProduction = { ou: 'non-production', ouName: 'Non-production' };

export const storyAccounts = {
  halyardRoot: {
    id: MANAGEMENT,
    name: 'halyard-root',
    ou: 'root',
    ouName: 'Root',
    opened: 2900,
    roles: 28,
    rootHasCredentials: true,
    themes: ['billing', 'budget', 'landing-zone', 'account-vending', 'cost-report', 'tag-policy'],
  },
  securityAudit: {
    id: SECURITY_AUDIT,
    name: 'security-audit',
    ...security,
    opened: 2400,
    roles: 34,
    rootHasCredentials: false,
    themes: ['detection', 'siem', 'forensics', 'inventory', 'key-review', 'guard', 'triage'],
  },
  logArchive: {
    id: '337015862290',
    name: 'log-archive',
    ...security,
    opened: 2390,
    roles: 22,
    rootHasCredentials: false,
    themes: ['log-ingest', 'log-index', 'retention', 'replay', 'trail-copy'],
  },
  sharedServices: {
    id: '412203998571',
    name: 'shared-services',
    ...infrastructure,
    opened: 2600,
    roles: 51,
    rootHasCredentials: true,
    themes: [
      'build',
      'artifact',
      'registry',
      'backstage',
      'monitoring',
      'backup',
      'runner',
      'secrets',
      'catalog',
    ],
  },
  network: {
    id: '495577120384',
    name: 'network',
    ...infrastructure,
    opened: 2500,
    roles: 30,
    rootHasCredentials: false,
    themes: ['transit', 'dns', 'firewall', 'flow-log', 'vpn', 'ipam'],
  },
  paymentsProd: {
    id: '528164903772',
    name: 'payments-prod',
    ...production,
    opened: 2100,
    roles: 57,
    rootHasCredentials: true,
    themes: [
      'ledger',
      'settlement',
      'refund',
      'sepa',
      'fraud',
      'invoice',
      'fx-rate',
      'payout',
      'dunning',
      'reconcile',
    ],
  },
  paymentsStaging: {
    id: '590317448265',
    name: 'payments-staging',
    ...nonProduction,
    opened: 2000,
    roles: 40,
    rootHasCredentials: false,
    themes: ['ledger', 'settlement', 'refund', 'sepa', 'fraud', 'invoice', 'payout', 'load-test'],
  },
  trackingProd: {
    id: '613348207719',
    name: 'tracking-prod',
    ...production,
    opened: 2050,
    roles: 49,
    rootHasCredentials: false,
    themes: ['fleet', 'geo', 'eta', 'customs', 'carrier', 'edi', 'telemetry', 'ais', 'geofence', 'alerts'],
  },
  trackingDev: {
    id: '702295516048',
    name: 'tracking-dev',
    ...nonProduction,
    opened: 1900,
    roles: 40,
    rootHasCredentials: false,
    themes: ['fleet', 'geo', 'eta', 'carrier', 'simulator', 'telemetry', 'preview', 'seed'],
  },
  dataPlatform: {
    id: '761440829935',
    name: 'data-platform',
    ...production,
    opened: 1700,
    roles: 56,
    rootHasCredentials: false,
    themes: [
      'lake',
      'warehouse',
      'airflow',
      'feature-store',
      'bi',
      'quality',
      'stream',
      'export',
      'forecast',
      'catalog',
    ],
  },
  webProd: {
    id: '847702136651',
    name: 'web-prod',
    ...production,
    opened: 1800,
    roles: 45,
    rootHasCredentials: true,
    themes: ['quote', 'booking', 'search', 'checkout', 'cdn', 'mailer', 'session', 'content'],
  },
  sandbox: {
    id: '930158847206',
    name: 'sandbox',
    ou: 'sandbox',
    ouName: 'Sandbox',
    opened: 1500,
    roles: 30,
    rootHasCredentials: true,
    themes: ['demo', 'poc', 'hackathon', 'training', 'notebook'],
  },
} as const satisfies Record<string, StoryAccount>;

/** All accounts, the management account first. */
export function listStoryAccounts(): StoryAccount[] {
  return Object.values(storyAccounts);
}

/** When the account was opened. */
export function openedAt(account: StoryAccount, clock: StoryClock): Instant {
  return clock.ago(account.opened);
}
