import { describe, expect, it } from 'vitest';
import {
  identitiesFilter,
  identitiesParsers,
  loadIdentitiesParams,
} from '@/app/(dashboard)/identities/search-params';
import { keysFilter, keysParsers, loadKeysParams } from '@/app/(dashboard)/identities/keys/search-params';
import { exceptionsFilter, loadExceptionsParams } from '@/app/(dashboard)/findings/exceptions/search-params';
import { findingsFilter, loadFindingsParams } from '@/app/(dashboard)/findings/search-params';
import { mfaParsers } from '@/app/(dashboard)/identities/mfa/search-params';
import { auditParsers } from '@/app/(dashboard)/settings/audit/search-params';
import { permissionsFilter, loadPermissionsParams } from '@/app/(dashboard)/permissions/search-params';
import { loadTrustParams, trustFilter } from '@/app/(dashboard)/trust/search-params';
import { reportFilters, type ReportName } from '@/lib/reports/filters';
import { readParameters, type Parameters } from '@/lib/reports/parameter';

const limits = { olderThanDays: 90, idleDays: 45 };

function filterOfApi(name: ReportName, address: string): object {
  const { parameters, toFilter } = reportFilters[name];
  const values = readParameters<Parameters>(parameters, Object.fromEntries(new URLSearchParams(address)));
  return (toFilter as (values: object) => object)(values);
}

/** What is absent and what is empty ask for nothing, both. */
function meaning(filter: object): object {
  const asked = Object.entries(filter).filter(
    ([, value]) =>
      value !== undefined &&
      value !== null &&
      value !== '' &&
      value !== false &&
      !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(asked);
}

describe('filters of the API', () => {
  it.each([
    'kind=user&mfa=missing,unknown&q=bob',
    'keyAge=90,180&idle=45&signIn=both',
    'administrator=full,equivalent&trust=public',
  ])('mean for identities what the page means by %s', (address) => {
    const ofPage = identitiesFilter(loadIdentitiesParams(new URLSearchParams(address)));
    expect(meaning(filterOfApi('identities', address))).toEqual(meaning(ofPage));
  });

  it.each([
    'status=Active&age=91-180,731-',
    'olderThan=365&idle=45',
    'use=never&administrator=full',
    'q=AKIA',
  ])('mean for keys what the page means by %s', (address) => {
    const ofPage = keysFilter(loadKeysParams(new URLSearchParams(address)), limits);
    expect(meaning(filterOfApi('keys', address))).toEqual(meaning(ofPage));
  });

  it.each([
    'kind=vendor,oidc&standing=unknown&q=repo:',
    'party=account:123456789012&gap=external-id,subject',
    'reach=administrator,route&analyzer=reported',
  ])('mean for trust what the page means by %s', (address) => {
    const ofPage = trustFilter(loadTrustParams(new URLSearchParams(address)));
    expect(meaning(filterOfApi('trust', address))).toEqual(meaning(ofPage));
  });

  it.each(['kind=role,user&use=half&q=x', 'use=none&service=s3,ec2'])(
    'mean for permissions what the page means by %s',
    (address) => {
      const ofPage = permissionsFilter(loadPermissionsParams(new URLSearchParams(address)));
      expect(meaning(filterOfApi('permissions', address))).toEqual(meaning(ofPage));
    },
  );

  it.each([
    'severity=critical,high&check=a,b&triage=none&since=new',
    'notChecked=true&identity=01912345-6789-7abc-8def-0123456789ab&q=x',
    'openedAfter=2026-03-04T14:05:00.000Z',
    'owner=team-a,team-b&unowned=true&due=overdue,within-7',
    'exception=01912345-6789-7abc-8def-0123456789ab',
  ])('mean for findings what the page means by %s', (address) => {
    const ofPage = findingsFilter(loadFindingsParams(new URLSearchParams(address)));
    expect(meaning(filterOfApi('findings', address))).toEqual(meaning(ofPage));
  });

  it.each(['standing=requested,in-force&kind=false-positive&q=x', 'scope=ou,tag&expiresWithin=7,30'])(
    'mean for exceptions what the page means by %s',
    (address) => {
      const ofPage = exceptionsFilter(loadExceptionsParams(new URLSearchParams(address)));
      expect(meaning(filterOfApi('exceptions', address))).toEqual(meaning(ofPage));
    },
  );

  it.each([
    ['mfa', mfaParsers],
    ['identities', identitiesParsers],
    ['keys', keysParsers],
    ['audit', auditParsers],
  ] as const)('have every filter that the address of the page of %s has', (name, parsers) => {
    const filters = Object.keys(parsers).filter((key) => !['page', 'size', 'sort'].includes(key));
    expect(Object.keys(reportFilters[name].parameters)).toEqual(expect.arrayContaining(filters));
  });
});
