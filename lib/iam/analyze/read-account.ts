import { z } from 'zod';
import { parseArn } from '../arn';
import type { Workload } from '../escalation/workloads';
import { parsePolicy, type Statement } from '../policy-document';
import { InputProblem } from '../policy-tools/input-problem';
import { isMembers, readLevels } from '../policy-tools/read-policies';
import type { IdentityPolicies, NamedPolicy } from '../types';

/** An account as its authorization details tell it. */
export interface ReadAccount {
  accountId: string | null;
  identities: IdentityPolicies[];
  /** Trust policies by the ARN of the role. */
  trusts: ReadonlyMap<string, readonly Statement[]>;
  workloads: Workload[];
  /** What could not be read, in sentences. */
  unknown: string[];
}

const text = z
  .unknown()
  .transform((value) => (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')));
const inlinePolicies = z.array(z.object({ PolicyName: z.string(), PolicyDocument: text })).nullish();
const attachedPolicies = z
  .array(z.object({ PolicyName: z.string().optional(), PolicyArn: z.string() }))
  .nullish();
const boundary = z.object({ PermissionsBoundaryArn: z.string() }).nullish();

const detailsSchema = z.object({
  UserDetailList: z
    .array(
      z.object({
        Arn: z.string(),
        UserPolicyList: inlinePolicies,
        GroupList: z.array(z.string()).nullish(),
        AttachedManagedPolicies: attachedPolicies,
        PermissionsBoundary: boundary,
      }),
    )
    .nullish(),
  GroupDetailList: z
    .array(
      z.object({
        Arn: z.string(),
        GroupName: z.string(),
        GroupPolicyList: inlinePolicies,
        AttachedManagedPolicies: attachedPolicies,
      }),
    )
    .nullish(),
  RoleDetailList: z
    .array(
      z.object({
        Arn: z.string(),
        AssumeRolePolicyDocument: text.optional(),
        RolePolicyList: inlinePolicies,
        AttachedManagedPolicies: attachedPolicies,
        PermissionsBoundary: boundary,
      }),
    )
    .nullish(),
  Policies: z
    .array(
      z.object({
        Arn: z.string(),
        PolicyVersionList: z
          .array(z.object({ Document: text, IsDefaultVersion: z.boolean().default(false) }))
          .nullish(),
      }),
    )
    .nullish(),
});

type Details = z.infer<typeof detailsSchema>;

const workloadSchema = z
  .object({
    arn: z.string().optional(),
    Arn: z.string().optional(),
    resource: z.string().optional(),
    roleArn: z.string().optional(),
    role: z.string().optional(),
    RoleArn: z.string().optional(),
    service: z.string().optional(),
    id: z.string().optional(),
    name: z.string().optional(),
  })
  .transform((one) => ({
    arn: one.arn ?? one.Arn ?? one.resource ?? null,
    roleArn: one.roleArn ?? one.role ?? one.RoleArn ?? null,
    service: one.service?.replace(/\.amazonaws\.com.*$/, '') ?? null,
    id: one.id ?? one.name ?? 'workload',
  }));

/** What AWS's own administrator policy says, for details that leave AWS managed policies out. */
const administratorAccess = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
});

/** Whether a JSON value looks like an answer of GetAccountAuthorizationDetails. */
export function isAuthorizationDetails(value: unknown): boolean {
  return (
    isMembers(value) && ['UserDetailList', 'RoleDetailList', 'GroupDetailList'].some((key) => key in value)
  );
}

function defaultTexts({ Policies }: Details): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const { Arn, PolicyVersionList } of Policies ?? []) {
    const version =
      PolicyVersionList?.find(({ IsDefaultVersion }) => IsDefaultVersion) ?? PolicyVersionList?.[0];
    if (version) texts.set(Arn, version.Document);
  }
  return texts;
}

interface Holder {
  Arn: string;
  inline: z.infer<typeof inlinePolicies>;
  attached: z.infer<typeof attachedPolicies>;
}

/** Reads policies by holder and keeps what could not be read. */
class PolicyReader {
  readonly unknown = new Set<string>();
  private readonly texts: ReadonlyMap<string, string>;

  constructor(details: Details) {
    this.texts = defaultTexts(details);
  }

  textOf(arn: string): string | null {
    const known = this.texts.get(arn);
    if (known !== undefined) return known;
    if (/^arn:[^:]*:iam::aws:policy\/AdministratorAccess$/.test(arn)) return administratorAccess;
    return null;
  }

  policiesOf({ Arn, inline, attached }: Holder, group: string | null): NamedPolicy[] {
    const managed = (attached ?? []).flatMap(({ PolicyArn, PolicyName }): NamedPolicy[] => {
      const policy = this.textOf(PolicyArn);
      if (policy === null) this.unknown.add(`The text of ${PolicyArn} is not in the details.`);
      const name = PolicyName ?? PolicyArn.slice(PolicyArn.lastIndexOf('/') + 1);
      const via = group === null ? 'managed' : 'group-managed';
      return policy === null ? [] : [{ name, via, arn: PolicyArn, group, text: policy }];
    });
    const own = (inline ?? []).map(({ PolicyName, PolicyDocument }): NamedPolicy => ({
      name: PolicyName,
      via: group === null ? 'inline' : 'group-inline',
      arn: null,
      group,
      text: PolicyDocument,
    }));
    const all = [...managed, ...own];
    for (const policy of all) {
      const parsed = parsePolicy(policy.text);
      if (parsed.kind === 'problem')
        this.unknown.add(`Policy ${policy.name} of ${Arn} is not a policy: ${parsed.problem}`);
    }
    return all;
  }

  boundaryOf(limit: z.infer<typeof boundary>): IdentityPolicies['boundary'] {
    if (!limit) return null;
    const policy = this.textOf(limit.PermissionsBoundaryArn);
    if (policy !== null) return { arn: limit.PermissionsBoundaryArn, text: policy };
    this.unknown.add(`The boundary ${limit.PermissionsBoundaryArn} is not in the details.`);
    return 'unread';
  }
}

function readIdentities(
  details: Details,
  reader: PolicyReader,
  guardrails: string[][] | null,
): IdentityPolicies[] {
  const groups = (details.GroupDetailList ?? []).map((group) => ({
    ...group,
    holder: { Arn: group.Arn, inline: group.GroupPolicyList, attached: group.AttachedManagedPolicies },
  }));
  const byName = new Map(groups.map((group) => [group.GroupName, group]));
  const users = (details.UserDetailList ?? []).map((user): IdentityPolicies => {
    const memberOf = (user.GroupList ?? []).flatMap((name) => byName.get(name) ?? []);
    const own = { Arn: user.Arn, inline: user.UserPolicyList, attached: user.AttachedManagedPolicies };
    return {
      arn: user.Arn,
      kind: 'user',
      policies: [
        ...reader.policiesOf(own, null),
        ...memberOf.flatMap(({ holder, GroupName }) => reader.policiesOf(holder, GroupName)),
      ],
      groupArns: memberOf.map(({ Arn }) => Arn),
      boundary: reader.boundaryOf(user.PermissionsBoundary),
      guardrails,
    };
  });
  const roles = (details.RoleDetailList ?? []).map((role): IdentityPolicies => ({
    arn: role.Arn,
    kind: 'role',
    policies: reader.policiesOf(
      { Arn: role.Arn, inline: role.RolePolicyList, attached: role.AttachedManagedPolicies },
      null,
    ),
    boundary: reader.boundaryOf(role.PermissionsBoundary),
    guardrails: role.Arn.includes(':role/aws-service-role/') ? [] : guardrails,
  }));
  const handing = groups.map(({ Arn, holder }): IdentityPolicies => ({
    arn: Arn,
    kind: 'group',
    policies: reader.policiesOf(holder, null),
    boundary: null,
    guardrails,
  }));
  return [...users, ...roles, ...handing];
}

function readTrusts({ RoleDetailList }: Details, reader: PolicyReader): Map<string, readonly Statement[]> {
  const trusts = new Map<string, readonly Statement[]>();
  for (const { Arn, AssumeRolePolicyDocument } of RoleDetailList ?? []) {
    const parsed = parsePolicy(AssumeRolePolicyDocument ?? '');
    if (parsed.kind === 'policy') trusts.set(Arn, parsed.statements);
    else reader.unknown.add(`The trust policy of ${Arn} is not a policy: ${parsed.problem}`);
  }
  return trusts;
}

/** A role may be named by its ARN or its name. */
function readWorkloads(value: unknown, identities: readonly IdentityPolicies[]): Workload[] {
  if (value === undefined || value === null) return [];
  const parsed = z.array(workloadSchema).safeParse(value);
  if (!parsed.success)
    throw new InputProblem(
      'workloads is not a list of {"arn": …, "roleArn": …} or {"service": …, "roleArn": …}.',
    );
  return parsed.data.flatMap(({ arn, roleArn, service, id }): Workload[] => {
    const role = identities.find(
      (one) =>
        one.kind === 'role' && roleArn !== null && (one.arn === roleArn || one.arn.endsWith(`/${roleArn}`)),
    );
    if (!role || (arn === null && service === null)) return [];
    const { partition, accountId } = parseArn(role.arn) ?? { partition: 'aws', accountId: '' };
    return [
      { arn: arn ?? `arn:${partition}:${service ?? ''}:us-east-1:${accountId}:${id}`, roleArn: role.arn },
    ];
  });
}

/**
 * Reads authorization details, AWS's own JSON (documents as objects, text or percent-encoded text), with the guardrails
 * and workloads that an input may give beside.
 *
 * @throws {InputProblem} when the details are of another form
 */
export function readAccount(
  details: unknown,
  beside: { workloads?: unknown; serviceControlPolicies?: unknown },
): ReadAccount {
  const parsed = detailsSchema.safeParse(details);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const where = issue?.path.join('.') ?? '';
    throw new InputProblem(
      `The authorization details are not those of AWS: ${where}: ${issue?.message ?? ''}.`,
    );
  }
  const reader = new PolicyReader(parsed.data);
  const levels = readLevels(beside.serviceControlPolicies, 'serviceControlPolicies');
  const guardrails = levels.length === 0 ? null : levels.map((level) => level.map((policy) => policy.text));
  const identities = readIdentities(parsed.data, reader, guardrails);
  const trusts = readTrusts(parsed.data, reader);
  return {
    accountId: identities.map(({ arn }) => parseArn(arn)?.accountId ?? null)[0] ?? null,
    identities,
    trusts,
    workloads: readWorkloads(beside.workloads, identities),
    unknown: [...reader.unknown],
  };
}
