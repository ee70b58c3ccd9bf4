import { z } from 'zod';
import type { Permission } from '@/lib/access/can';
import type { ErrorCode } from '@/lib/errors';
import type { ReportName } from '@/lib/reports/filters';
import { instantOf, type Parameters } from '@/lib/reports/parameter';
import {
  accountDetail,
  checkDefinition,
  findingDetail,
  frameworkDefinition,
  frameworkRow,
  identityDetail,
  requestedScan,
  scanDetail,
  summaryAccount,
  trendMark,
  trendPoint,
} from '@/lib/reports/rows/other-schemas';
import { rowSchemas } from '@/lib/reports/rows/row-schemas';
import { accountId, instant } from '@/lib/reports/rows/row-schema';
import { formatParameter, listParameters } from './list-parameters';
import { placeParameters, timeParameter } from './place-parameters';

/** A route as its handler and the OpenAPI document know it. */
export interface ApiRoute {
  summary: string;
  /** Of the address. */
  parameters: Parameters;
  permission: Permission;
  /** What a good answer holds. */
  answer: z.ZodType;
  /** Its status, 200 unless told otherwise. */
  status?: number;
  /** Whether `format=csv` answers with a file. */
  csv?: boolean;
  /** The body that it takes. */
  body?: z.ZodType;
  /** Failures beside those that every route has. */
  failures: readonly ErrorCode[];
}

const nextPage = z.string().nullable().describe('The cursor of the page after; null after the last.');

function list(name: ReportName, summary: string, permission: Permission = 'posture:read'): ApiRoute {
  return {
    summary,
    permission,
    parameters: listParameters(name),
    answer: z.strictObject({
      data: z.array(rowSchemas[name]),
      page: z.strictObject({ size: z.int(), next: nextPage, total: z.int() }),
      asOf: instant,
    }),
    csv: true,
    failures: [],
  };
}

function one(summary: string, answer: z.ZodType, parameters: Parameters = {}): ApiRoute {
  return { summary, answer, parameters, permission: 'posture:read', failures: ['not-found'] };
}

const atTime = { asOf: timeParameter };
const { account, ou } = placeParameters;

/** Every route below /api/v1, by method and path. Handlers read their parameters here, the document is made from it. */
export const apiRoutes = {
  'GET /accounts': list('accounts', 'Accounts with their figures and the health of their links'),
  'GET /accounts/{id}': one('One account', accountDetail, atTime),
  'GET /attestations': list('attestations', 'What people vouch for, and what they did'),
  'GET /audit': list('audit', 'The audit log', 'audit:read'),
  'GET /changes': list('changes', 'Differences between consecutive snapshots'),
  'GET /checks': one('The rules, without their code', z.strictObject({ data: z.array(checkDefinition) })),
  'GET /checks/{id}': one('One rule', checkDefinition),
  'GET /compliance': list('compliance', 'Requirements of frameworks with how each stands'),
  'GET /exceptions': list('exceptions', 'Exceptions, requested, in force and ended'),
  'GET /findings': list('findings', 'Open findings'),
  'GET /findings/{id}': one('One finding with its evidence and history', findingDetail, atTime),
  'GET /frameworks': one(
    'Frameworks that ship and those made here',
    z.strictObject({ data: z.array(frameworkRow) }),
  ),
  'GET /frameworks/{id}': one('One framework, as it is imported and exported', frameworkDefinition),
  'GET /identities': list('identities', 'Users, groups, roles and root users'),
  'GET /identities/{id}': one('One identity with all that is known of it', identityDetail, atTime),
  'GET /keys': list('keys', 'Access keys of IAM users'),
  'GET /mfa': list('mfa', 'Console users with their MFA'),
  'GET /permissions': list('permissions', 'Services that identities may use, and those that they do'),
  'GET /rights': list('rights', 'The fair share of rights that users and roles do not use'),
  'GET /scans': list('scans', 'Scans'),
  'GET /scans/{id}': one('One scan with its stages', scanDetail),
  'POST /scans': {
    summary: 'Scan an account now',
    parameters: {},
    permission: 'scan:run',
    body: z.strictObject({ accountId }),
    answer: requestedScan,
    status: 202,
    failures: ['not-found', 'precondition'],
  },
  'GET /summary': {
    ...one(
      'The numbers of each account',
      z.strictObject({ asOf: instant, accounts: z.array(summaryAccount) }),
    ),
    parameters: { ...placeParameters, format: formatParameter },
    csv: true,
    failures: [],
  },
  'GET /trust': list('trust', 'Who from outside an account may assume its roles'),
  'GET /trends': {
    ...one(
      'The numbers of a place by UTC day',
      z.strictObject({
        asOf: instant,
        data: z.array(trendPoint),
        marks: z.array(trendMark),
      }),
    ),
    parameters: {
      account,
      ou,
      from: instantOf('start', 'The first day; 90 days before `to` when left out.'),
      to: instantOf('end', 'The last day; today when left out.'),
      format: formatParameter,
    },
    csv: true,
    failures: [],
  },
} as const satisfies Record<string, ApiRoute>;

export type RouteKey = keyof typeof apiRoutes;
