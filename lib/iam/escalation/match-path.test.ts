import { describe, expect, it } from 'vitest';
import vectors from '../__fixtures__/escalation-vectors.json';
import { toSubject } from '../administrator/subject';
import { listLatentPaths } from './match-path';
import { type EscalationPath, openPaths, type Permission } from './paths';

const account = 'arn:aws:iam::111122223333';
const typed = [
  'self',
  'ownGroup',
  'attachedPolicy',
  'policyOfTargetRole',
  'otherUser',
  'targetRole',
  'newRole',
];

interface Statement {
  Effect: 'Allow' | 'Deny';
  Action: string | string[];
  Resource: string;
}

function latentOf(documents: object[], kind: 'user' | 'role' = 'user'): string[] {
  const subject = toSubject({
    arn: `${account}:${kind}/caller`,
    kind,
    policies: documents.map((document, index) => ({
      name: `own-${index}`,
      via: 'managed',
      arn: `${account}:policy/own-${index}`,
      group: null,
      text: JSON.stringify(document),
    })),
    groupArns: [`${account}:group/devs`],
    boundary: null,
    guardrails: null,
  });
  return listLatentPaths(subject).map(({ id }) => id);
}

function matches(path: EscalationPath, ...statements: Statement[]): boolean {
  const isOfRoles = statements.some(({ Action }) =>
    [Action].flat().some((action) => /^iam:(Detach|Delete)RolePolicy/.test(action)),
  );
  const kind = isOfRoles ? 'role' : (path.principalTypes[0] ?? 'user');
  return latentOf([{ Version: '2012-10-17', Statement: statements }], kind).includes(path.id);
}

const allow = (permissions: readonly Permission[], Resource = '*'): Statement => ({
  Effect: 'Allow',
  Action: [...permissions.map(({ action }) => action), 'sts:GetCallerIdentity'],
  Resource,
});

describe.each(openPaths.map((path) => [path.id, path] as const))('%s', (_id, path) => {
  const groups = path.anyOf.length > 0 ? path.anyOf : [[]];

  it.each(groups.map((group, index) => [index, [...path.allOf, ...group]] as const))(
    'is open by its calls, way %i, and closed without one, by a deny, or elsewhere',
    (_index, permissions) => {
      expect(matches(path, allow(permissions))).toBe(true);
      for (const { action } of permissions) {
        const rest = permissions.filter((permission) => permission.action !== action);
        expect(matches(path, allow(rest))).toBe(false);
        expect(matches(path, allow(permissions), { Effect: 'Deny', Action: action, Resource: '*' })).toBe(
          false,
        );
      }
      if (permissions.some(({ on }) => typed.includes(on)))
        expect(matches(path, allow(permissions, 'arn:aws:s3:::elsewhere'))).toBe(false);
    },
  );
});

interface Vector {
  id: string;
  why: string;
  policies: object[];
  expectPaths: string[];
  expectNotPaths: string[];
}

describe('the vectors of the reference', () => {
  it.each(vectors as unknown as Vector[])('$id $why', ({ policies, expectPaths, expectNotPaths }) => {
    const found = latentOf(policies);
    expect(found).toEqual(expect.arrayContaining(expectPaths));
    expect(found.filter((id) => expectNotPaths.includes(id))).toEqual([]);
  });
});

describe('what is about the caller alone', () => {
  it('opens no path to others', () => {
    const own = {
      Effect: 'Allow',
      Action: 'iam:CreateAccessKey',
      Resource: `${account}:user/\${aws:username}`,
    };
    expect(latentOf([{ Version: '2012-10-17', Statement: [own] }])).toEqual([]);
  });

  it('never edits a policy of AWS', () => {
    const edit = {
      Effect: 'Allow',
      Action: 'iam:CreatePolicyVersion',
      Resource: 'arn:aws:iam::aws:policy/*',
    };
    expect(latentOf([{ Version: '2012-10-17', Statement: [edit] }])).toEqual([]);
  });
});
