import { templateVersion, type OnboardingInput } from './onboarding-input';
import { rolePolicyStatements, type PolicyStatement } from './role-policy';

/** YAML's single-quoted form takes any text. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function policyYaml({ Sid, Action }: PolicyStatement): string[] {
  return [
    `        - PolicyName: ${Sid}`,
    '          PolicyDocument:',
    "            Version: '2012-10-17'",
    '            Statement:',
    '              - Effect: Allow',
    "                Resource: '*'",
    '                Action:',
    ...Action.map((action) => `                  - ${action}`),
  ];
}

/**
 * CloudFormation template (YAML) of the read-only role for one account. Needs CAPABILITY_NAMED_IAM; the values of this
 * link are the parameters' defaults, so the stack can be made without typing anything.
 */
export function cloudFormationTemplate(input: OnboardingInput): string {
  const lines = [
    "AWSTemplateFormatVersion: '2010-09-09'",
    `Description: Read-only role for Rolecall (template ${templateVersion})`,
    'Parameters:',
    '  CollectorPrincipalArn:',
    '    Type: String',
    '    Description: ARN of the role or user that Rolecall runs as',
    `    Default: ${quoted(input.principalArn)}`,
    '  ExternalId:',
    '    Type: String',
    '    Description: Made by Rolecall for this account alone; do not change it',
    '    MinLength: 2',
    `    Default: ${quoted(input.externalId)}`,
    '  RoleName:',
    '    Type: String',
    `    Default: ${quoted(input.roleName)}`,
    'Resources:',
    '  ReadOnlyRole:',
    '    Type: AWS::IAM::Role',
    '    Properties:',
    '      RoleName: !Ref RoleName',
    '      Description: Lets Rolecall read the security posture of this account; it can change nothing',
    '      MaxSessionDuration: 3600',
    '      AssumeRolePolicyDocument:',
    "        Version: '2012-10-17'",
    '        Statement:',
    '          - Effect: Allow',
    '            Principal:',
    '              AWS: !Ref CollectorPrincipalArn',
    '            Action: sts:AssumeRole',
    '            Condition:',
    '              StringEquals:',
    '                sts:ExternalId: !Ref ExternalId',
    '      Policies:',
    ...rolePolicyStatements(input.stages).flatMap(policyYaml),
    '      Tags:',
    '        - Key: managed-by',
    '          Value: rolecall',
    '        - Key: rolecall-template',
    `          Value: ${quoted(templateVersion)}`,
    'Outputs:',
    '  RoleArn:',
    '    Description: Give this to Rolecall',
    '    Value: !GetAtt ReadOnlyRole.Arn',
  ];
  return `${lines.join('\n')}\n`;
}
