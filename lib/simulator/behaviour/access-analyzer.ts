import type { AnalyzerFindingState, AnalyzerState } from '../world/monitoring-types';
import { AwsError } from '../wire/aws-error';
import type { Input } from '../wire/input';
import type { OperationContext, Operations } from './operation';
import { byText, paginate } from './paging';

const iso = (at: number) => new Date(at).toISOString();

function notFound(resource: string): AwsError {
  return new AwsError('ResourceNotFoundException', `${resource} not found.`, {
    status: 404,
    details: { resourceId: resource, resourceType: 'analyzer' },
  });
}

function regional({ account, region }: OperationContext): AnalyzerState[] {
  return [...account.analyzers.values()]
    .filter((analyzer) => analyzer.region === region)
    .sort((a, b) => byText(a.name, b.name));
}

function analyzerJson(analyzer: AnalyzerState) {
  const age = analyzer.unusedAccessAgeDays;
  return {
    arn: analyzer.arn,
    name: analyzer.name,
    type: analyzer.kind,
    createdAt: iso(analyzer.createdAt),
    status: analyzer.status,
    tags: {},
    ...(age === undefined ? {} : { configuration: { unusedAccess: { unusedAccessAge: age } } }),
  };
}

/** Configuration comes with GetAnalyzer alone. */
function summaryJson(analyzer: AnalyzerState) {
  const { configuration: _left, ...summary } = { configuration: undefined, ...analyzerJson(analyzer) };
  return summary;
}

function analyzerByArn(context: OperationContext, arn: string): AnalyzerState {
  const found = regional(context).find((analyzer) => analyzer.arn === arn);
  if (!found) throw notFound(arn);
  return found;
}

const analyzedAt = (finding: AnalyzerFindingState) => iso(finding.updatedAt);

function findingJson(finding: AnalyzerFindingState) {
  const { payload } = finding;
  return {
    id: finding.id,
    findingType: payload.type,
    resource: payload.resource,
    resourceType: payload.resourceType,
    resourceOwnerAccount: payload.resourceOwner,
    status: finding.status,
    createdAt: iso(finding.createdAt),
    updatedAt: iso(finding.updatedAt),
    analyzedAt: analyzedAt(finding),
  };
}

type Criteria = Record<string, { eq?: string[]; neq?: string[]; contains?: string[]; exists?: boolean }>;

function matches(finding: AnalyzerFindingState, criteria: Criteria): boolean {
  const values: Record<string, string> = {
    ...findingJson(finding),
    isPublic: String(finding.payload.isPublic ?? false),
  };
  return Object.entries(criteria).every(([name, { eq, neq, contains }]) => {
    const value = values[name] ?? '';
    if (eq && !eq.includes(value)) return false;
    if (neq?.includes(value)) return false;
    return !contains || contains.some((part) => value.includes(part));
  });
}

function readCriteria(input: Input): Criteria {
  const criteria: Criteria = {};
  for (const [name, value] of Object.entries(input.structure('filter') ?? {})) {
    if (typeof value === 'object' && value !== null) criteria[name] = value;
  }
  return criteria;
}

function pageOfFindings(context: OperationContext, input: Input, analyzer: AnalyzerState) {
  const criteria = readCriteria(input);
  return paginate(context, {
    items: [...analyzer.findings.values()]
      .filter((finding) => matches(finding, criteria))
      .sort((a, b) => byText(a.id, b.id)),
    keyOf: (finding) => finding.id,
    size: input.integer('maxResults', { min: 1, max: 1000 }) ?? 100,
    token: input.text('nextToken'),
    scope: `${analyzer.arn}/${JSON.stringify(criteria)}`,
  });
}

function listFindings(context: OperationContext, input: Input) {
  const analyzer = analyzerByArn(context, input.required('analyzerArn'));
  const page = pageOfFindings(context, input, analyzer);
  return { json: { findings: page.items.map(findingJson), nextToken: page.next } };
}

/** The older listing: external access alone, with whom it reaches. */
function listExternalFindings(context: OperationContext, input: Input) {
  const analyzer = analyzerByArn(context, input.required('analyzerArn'));
  if (analyzer.kind !== 'ACCOUNT' && analyzer.kind !== 'ORGANIZATION') {
    throw new AwsError('ValidationException', 'ListFindings is for external access analyzers.', {
      status: 400,
    });
  }
  const page = pageOfFindings(context, input, analyzer);
  const findings = page.items.map((finding) => {
    const { findingType: _left, ...summary } = findingJson(finding);
    const { principal = {}, action = [], condition = {}, isPublic = false } = finding.payload;
    return { ...summary, principal, action, condition, isPublic };
  });
  return { json: { findings, nextToken: page.next } };
}

function externalDetails({ payload }: AnalyzerFindingState) {
  return {
    externalAccessDetails: {
      action: payload.action ?? [],
      condition: payload.condition ?? {},
      isPublic: payload.isPublic ?? false,
      principal: payload.principal ?? {},
      resourceControlPolicyRestriction: 'NOT_APPLICABLE',
    },
  };
}

function internalDetails({ payload }: AnalyzerFindingState) {
  return {
    internalAccessDetails: {
      action: payload.action ?? [],
      condition: payload.condition ?? {},
      principal: payload.principal ?? {},
      accessType: 'INTRA_ACCOUNT',
    },
  };
}

const DETAILS: Record<AnalyzerFindingState['payload']['type'], (finding: AnalyzerFindingState) => object> = {
  ExternalAccess: externalDetails,
  InternalAccess: internalDetails,
  UnusedIAMRole: ({ payload }) => ({
    unusedIamRoleDetails: { lastAccessed: optionalTime(payload.lastAccessed) },
  }),
  UnusedIAMUserAccessKey: ({ payload }) => ({
    unusedIamUserAccessKeyDetails: {
      accessKeyId: payload.accessKeyId ?? '',
      lastAccessed: optionalTime(payload.lastAccessed),
    },
  }),
  UnusedIAMUserPassword: ({ payload }) => ({
    unusedIamUserPasswordDetails: { lastAccessed: optionalTime(payload.lastAccessed) },
  }),
  UnusedPermission: ({ payload }) => ({
    unusedPermissionDetails: {
      serviceNamespace: payload.unusedService ?? '',
      lastAccessed: optionalTime(payload.lastAccessed),
      actions: (payload.unusedActions ?? []).map((action) => ({ action })),
    },
  }),
};

function optionalTime(at: number | undefined): string | undefined {
  return at === undefined ? undefined : iso(at);
}

function getFinding(context: OperationContext, input: Input) {
  const analyzer = analyzerByArn(context, input.required('analyzerArn'));
  const finding = analyzer.findings.get(input.required('id'));
  if (!finding) throw notFound(input.required('id'));
  const details = [DETAILS[finding.payload.type](finding)];
  return { json: { ...findingJson(finding), findingDetails: details } };
}

function listAnalyzers(context: OperationContext, input: Input) {
  const type = input.text('type');
  const page = paginate(context, {
    items: regional(context).filter((analyzer) => type === undefined || analyzer.kind === type),
    keyOf: (analyzer) => analyzer.name,
    size: input.integer('maxResults', { min: 1, max: 100 }) ?? 100,
    token: input.text('nextToken'),
    scope: `${context.region}/${type}`,
  });
  return { json: { analyzers: page.items.map(summaryJson), nextToken: page.next } };
}

function listArchiveRules(context: OperationContext, input: Input) {
  const name = input.required('analyzerName');
  const found = regional(context).find((analyzer) => analyzer.name === name);
  if (!found) throw notFound(name);
  const page = paginate(context, {
    items: [...found.archiveRules].sort((a, b) => byText(a.name, b.name)),
    keyOf: (rule) => rule.name,
    size: input.integer('maxResults', { min: 1, max: 1000 }) ?? 100,
    token: input.text('nextToken'),
    scope: found.arn,
  });
  const rules = page.items.map((rule) => ({
    ruleName: rule.name,
    filter: rule.filter,
    createdAt: iso(rule.createdAt),
    updatedAt: iso(rule.createdAt),
  }));
  return { json: { archiveRules: rules, nextToken: page.next } };
}

const analyzerArn = (_: OperationContext, input: Input) => input.required('analyzerArn');

export const accessAnalyzerOperations: Operations = {
  ListAnalyzers: { action: 'access-analyzer:ListAnalyzers', evidence: 'model', run: listAnalyzers },
  GetAnalyzer: {
    action: 'access-analyzer:GetAnalyzer',
    resource: ({ account, region }, input) =>
      `arn:${account.partition}:access-analyzer:${region}:${account.id}:analyzer/${input.required('analyzerName')}`,
    evidence: 'model',
    run: (context, input) => {
      const name = input.required('analyzerName');
      const found = regional(context).find((analyzer) => analyzer.name === name);
      if (!found) throw notFound(name);
      return { json: { analyzer: analyzerJson(found) } };
    },
  },
  ListArchiveRules: {
    action: 'access-analyzer:ListArchiveRules',
    evidence: 'model',
    run: listArchiveRules,
  },
  ListFindingsV2: {
    action: 'access-analyzer:ListFindings',
    resource: analyzerArn,
    evidence: 'model',
    assumptions: ['filters know eq, neq and contains on the members of a summary, and on isPublic'],
    run: listFindings,
  },
  ListFindings: {
    action: 'access-analyzer:ListFindings',
    resource: analyzerArn,
    evidence: 'model',
    assumptions: ['the older listing refuses analyzers of unused access'],
    run: listExternalFindings,
  },
  GetFindingV2: {
    action: 'access-analyzer:GetFinding',
    resource: analyzerArn,
    evidence: 'model',
    run: getFinding,
  },
};
