import { describe, expect, it } from 'vitest';
import { exportPolicy, type PolicyToExport } from './export-policy';

const policy = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::home/${aws:username}/*' }],
};
const role = { kind: 'role', name: 'ci-deploy' } as const;
const base: PolicyToExport = {
  policy,
  name: 'deploy',
  arn: 'arn:aws:iam::111122223333:policy/deploy',
  changeInPlace: true,
  holder: role,
};

describe('exportPolicy', () => {
  it('changes a policy of one carrier where it is', () => {
    const { json, terraform, cli } = exportPolicy(base);
    expect(JSON.parse(json)).toEqual(policy);
    expect(terraform).toContain('resource "aws_iam_policy" "deploy"');
    expect(cli).toContain(`aws iam create-policy-version --policy-arn ${base.arn}`);
    expect(cli).toContain('--set-as-default');
  });

  it('tells variables of a policy from templates of Terraform', () => {
    expect(exportPolicy(base).terraform).toContain('home/$${aws:username}/*');
    expect(exportPolicy(base).cli).toContain('home/${aws:username}/*');
  });

  it.each([['arn:aws:iam::111122223333:policy/deploy'], [null]])(
    'leaves the policy of a group (%s) to its other members',
    (arn) => {
      const user = { kind: 'user', name: 'ann' } as const;
      const { terraform, cli } = exportPolicy({
        ...base,
        arn,
        changeInPlace: false,
        holder: user,
        group: 'ops',
      });
      expect(terraform).toContain('resource "aws_iam_user_policy_attachment" "deploy-ann"');
      expect(terraform).toContain('The group ops hands deploy on');
      expect(cli).toContain('aws iam attach-user-policy --user-name ann');
      expect(cli).toContain('# aws iam remove-user-from-group --user-name ann --group-name ops');
      expect(cli).not.toMatch(/group-policy|detach/);
      const nothing = exportPolicy({ ...base, arn, policy: null, holder: user, group: 'ops' });
      expect(nothing.cli).not.toMatch(/detach|delete/);
    },
  );

  it('makes a copy for one where others carry the policy, and takes the old one off last', () => {
    const { terraform, cli } = exportPolicy({ ...base, changeInPlace: false });
    expect(terraform).toContain('resource "aws_iam_role_policy_attachment" "deploy-ci-deploy"');
    const steps = ['create-policy ', 'attach-role-policy', 'detach-role-policy'].map((step) =>
      cli.indexOf(step),
    );
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
    expect(steps[0]).toBeGreaterThan(0);
  });

  it('puts an inline policy back under its name', () => {
    const { terraform, cli } = exportPolicy({
      ...base,
      arn: null,
      name: 'own',
      holder: { kind: 'user', name: "o'neil" },
    });
    expect(cli).toContain(`put-user-policy --user-name 'o'\\''neil'`);
    expect(terraform).toContain('resource "aws_iam_user_policy" "own"');
  });

  it('takes off what was not used', () => {
    const { json, terraform, cli } = exportPolicy({ ...base, policy: null });
    expect(json).toBe('');
    expect(cli).toBe(`aws iam detach-role-policy --role-name ci-deploy --policy-arn ${base.arn}\n`);
    expect(terraform).toMatch(/^# Nothing/);
  });

  it('changes for all carriers where nobody is named', () => {
    expect(exportPolicy({ ...base, holder: null }).cli).toContain('create-policy-version');
  });
});
