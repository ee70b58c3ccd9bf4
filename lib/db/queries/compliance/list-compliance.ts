import type { AsOf } from '@/lib/access/as-of';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { AppError } from '@/lib/errors';
import {
  evaluateFramework,
  type RequirementOutcome,
  type RequirementStatus,
} from '@/lib/posture/compliance/evaluate-framework';
import type { Framework } from '@/lib/posture/compliance/types';
import { defaultPageSize, type List, type Paging } from '../../sql/list';
import type { Place } from '../../sql/seen-accounts';
import { listFrameworks } from './list-frameworks';
import { readStandings } from './read-standings';

export interface ListComplianceParams extends Place, Paging {
  at: AsOf;
  /** Ids of frameworks; all when left out. */
  framework?: readonly string[];
  status?: readonly RequirementStatus[];
  q?: string;
}

/** A requirement of a framework, with how it stands in a place. */
export interface ComplianceRow {
  frameworkId: string;
  framework: string;
  version: string;
  section: string;
  requirementId: string;
  title: string;
  status: RequirementStatus;
  /** Ids of the checks that speak to it; none: only a person can answer it. */
  checks: string[];
  /** Resources that breach it. */
  breaches: number;
  pass: number;
  attested: number;
  excepted: number;
  unknown: number;
  manual: number;
  notApplicable: number;
}

type Figure = 'pass' | 'attested' | 'excepted' | 'unknown' | 'manual' | 'notApplicable';

function toRow(framework: Framework, { requirement, status, checks }: RequirementOutcome): ComplianceRow {
  const sum = (figure: Figure) => checks.reduce((total, { counts }) => total + (counts?.[figure] ?? 0), 0);
  return {
    frameworkId: framework.id,
    framework: framework.name,
    version: framework.version,
    section: requirement.section,
    requirementId: requirement.id,
    title: requirement.title,
    status,
    checks: [...requirement.checks],
    breaches: checks.reduce((total, { breaches }) => total + breaches, 0),
    pass: sum('pass'),
    attested: sum('attested'),
    excepted: sum('excepted'),
    unknown: sum('unknown'),
    manual: sum('manual'),
    notApplicable: sum('notApplicable'),
  };
}

async function chosenFrameworks(viewer: Viewer, ids: readonly string[] | undefined): Promise<Framework[]> {
  const all = (await listFrameworks(viewer)).map(({ framework }) => framework);
  if (!ids) return all;
  const missing = ids.find((id) => !all.some((framework) => framework.id === id));
  if (missing === undefined) return all.filter(({ id }) => ids.includes(id));
  const known = all.map(({ id }) => id).join(', ');
  throw new AppError('invalid', `There is no framework ${missing}.`, `Give one of ${known}.`, {
    field: 'framework',
  });
}

/** Requirements of frameworks with how each stands, in the order of the framework. Throws `invalid` for an unknown one. */
export async function listCompliance(
  viewer: Viewer,
  params: ListComplianceParams,
): Promise<List<ComplianceRow>> {
  requirePermission(viewer, 'posture:read');
  const { page = 1, size = defaultPageSize, status, q } = params;
  const [frameworks, { inputOf }] = await Promise.all([
    chosenFrameworks(viewer, params.framework),
    readStandings(viewer, params),
  ]);
  const wanted = q?.trim().toLowerCase() ?? '';
  const rows = frameworks
    .flatMap((framework) =>
      evaluateFramework(framework, inputOf(framework.id)).requirements.map((one) => toRow(framework, one)),
    )
    .filter((row) => !status || status.includes(row.status))
    .filter(({ requirementId, title }) => `${requirementId} ${title}`.toLowerCase().includes(wanted));
  return { rows: rows.slice((page - 1) * size, page * size), total: rows.length };
}
