import type { RecorderState } from '../../world/service-types';
import type { AccountBook } from '../account-book';
import { SECURITY_AUDIT } from '../accounts';
import { defaultRegions, homeRegion } from '../regions';

const standards = [
  'aws-foundational-security-best-practices/v/1.0.0',
  'cis-aws-foundations-benchmark/v/3.0.0',
];

/** GuardDuty by the delegated administrator; one region was forgotten, and sandbox switched most of it off to save money. */
function addGuardDuty(book: AccountBook): void {
  const { account, clock } = book;
  const administrator = book.id === SECURITY_AUDIT ? undefined : SECURITY_AUDIT;
  for (const region of defaultRegions) {
    if (account.name === 'payments-staging' && region === 'sa-east-1') continue;
    const isSaved = account.name === 'sandbox' && region !== homeRegion;
    const status = isSaved ? 'DISABLED' : 'ENABLED';
    book.add(clock.ago(910), { type: 'guardduty-set', region, status, administrator });
  }
}

function addFindings(book: AccountBook): void {
  const { account, clock } = book;
  if (account.name === 'sandbox') {
    book.add(clock.ago(215), {
      type: 'guardduty-finding-set',
      region: homeRegion,
      finding: 'root was used',
      kind: 'Policy:IAMUser/RootCredentialUsage',
      title: 'API calls were made with the root credentials.',
      severity: 4,
      userName: 'Root',
    });
    book.add(clock.on(31, '03:40'), {
      type: 'guardduty-finding-set',
      region: homeRegion,
      finding: 'key from a hosting network',
      kind: 'UnauthorizedAccess:IAMUser/MaliciousIPCaller.Custom',
      title: 'API calls were made from an IP address on a custom threat list.',
      severity: 5,
      userName: 't.lindqvist',
    });
  }
  if (account.name === 'shared-services') {
    const finding = {
      type: 'guardduty-finding-set',
      region: homeRegion,
      finding: 'console from a new country',
      kind: 'UnauthorizedAccess:IAMUser/ConsoleLoginSuccess.B',
      title: 'Unusual console login was seen for a user on leave.',
      severity: 5,
      userName: 'h.brandt',
    } as const;
    book.add(clock.on(70, '19:15'), finding);
    book.add(clock.on(69, '10:30'), { ...finding, archived: true });
  }
}

/** Security Hub: off in sandbox but at home; network has a region without any standard. */
function addSecurityHub(book: AccountBook): void {
  const { account, clock } = book;
  const regions = account.name === 'sandbox' ? [homeRegion] : defaultRegions;
  for (const region of regions) {
    const isBare = account.name === 'network' && region === 'eu-north-1';
    book.add(clock.ago(900), {
      type: 'security-hub-set',
      region,
      standards: isBare ? [] : standards,
      aggregates: book.id === SECURITY_AUDIT && region === homeRegion,
    });
  }
}

function recorder(given: Partial<RecorderState>): RecorderState {
  return {
    name: 'default',
    recording: true,
    lastStatus: 'SUCCESS',
    allSupported: true,
    globalTypes: false,
    resourceTypes: [],
    ...given,
  };
}

/** Config: global types at home alone; each of four accounts has another way of doing it wrong. */
function recorderOf(accountName: string, region: string): RecorderState | null {
  const isHome = region === homeRegion;
  switch (accountName) {
    case 'sandbox':
      return null;
    case 'tracking-dev':
      return recorder({ recording: isHome, globalTypes: isHome });
    case 'data-platform':
      return recorder({
        globalTypes: isHome,
        lastStatus: region === 'eu-central-1' ? 'FAILURE' : 'SUCCESS',
      });
    case 'web-prod':
      return recorder({ globalTypes: isHome || region === 'us-east-1' });
    default:
      return recorder({ globalTypes: isHome });
  }
}

function addRecorders(book: AccountBook): void {
  for (const region of defaultRegions) {
    const config = recorderOf(book.account.name, region);
    if (config) book.add(book.clock.ago(880), { type: 'config-recorder-set', region, recorder: config });
  }
}

/** Inspector came with the production accounts and never reached the others. */
function addInspector(book: AccountBook): void {
  if (!['Production', 'Infrastructure'].includes(book.account.ouName)) return;
  for (const region of [homeRegion, 'eu-central-1', 'us-east-1']) {
    book.add(book.clock.ago(430), { type: 'inspector-set', region, ec2: true, ecr: true, lambda: true });
  }
}

/** GuardDuty, Security Hub, Config and Inspector. */
export function addDetection(book: AccountBook): void {
  addGuardDuty(book);
  addFindings(book);
  addSecurityHub(book);
  addRecorders(book);
  addInspector(book);
}
