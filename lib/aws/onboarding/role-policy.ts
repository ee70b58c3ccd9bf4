import type { StageName } from '@/lib/snapshot/stage';
import { stageActions } from '../operations';

export interface PolicyStatement {
  Sid: string;
  Effect: 'Allow';
  Action: string[];
  Resource: '*';
}

function statement(sid: string, actions: string[]): PolicyStatement {
  return { Sid: sid, Effect: 'Allow', Action: actions, Resource: '*' };
}

/** What the role must allow for the given stages: exact action names, reads only; organization reads apart. */
export function rolePolicyStatements(stages: readonly StageName[]): PolicyStatement[] {
  const account = stageActions(stages.filter((stage) => stage !== 'organization'));
  const organization = stageActions(stages.filter((stage) => stage === 'organization'));
  return [
    ...(account.length > 0 ? [statement('RolecallReadAccount', account)] : []),
    ...(organization.length > 0 ? [statement('RolecallReadOrganization', organization)] : []),
  ];
}

/** The role's permissions as a policy document, indented for people. */
export function rolePolicyDocument(stages: readonly StageName[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: rolePolicyStatements(stages) }, null, 2);
}

/** The statement that a role lacks for one stage, for people to add. */
export function missingStatement(stage: StageName): string {
  return JSON.stringify({ Effect: 'Allow', Action: stageActions([stage]), Resource: '*' }, null, 2);
}
