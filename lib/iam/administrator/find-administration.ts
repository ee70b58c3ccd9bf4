import { isLimited } from '../conditions/limits';
import { coversAction } from '../match-statement';
import type { PolicyDocument, Statement } from '../policy-document';
import { reachesEveryResource } from '../resource-reach';

/** Services that do not exist, one for each first letter: only a grant of everything covers them all. */
const madeUpActions = [...'abcdefghijklmnopqrstuvwxyz'].map((letter) => `${letter}-rolecall-probe:AnyAction`);

/** Calls by which an identity gives rights to itself: with one of them, what else is left out can be had. */
const means = [
  'iam:AttachUserPolicy',
  'iam:AttachGroupPolicy',
  'iam:AttachRolePolicy',
  'iam:PutUserPolicy',
  'iam:PutGroupPolicy',
  'iam:PutRolePolicy',
  'iam:CreatePolicyVersion',
];

/**
 * The statement by which a policy alone makes its holder an administrator: allows every action on every resource, or a
 * complement that leaves practically everything, under no condition that limits it. Null when there is none, or when an
 * unconditional deny beside it takes away every means to get the rest.
 */
export function findAdministration(document: PolicyDocument): Statement | null {
  const granting = document.statements.find(isGrantOfEverything);
  if (!granting) return null;
  const denies = document.statements.filter(isDenyEverywhere);
  const left = means.filter((action) => coversAction(granting, action));
  const holds = left.some((action) => !denies.some((deny) => coversAction(deny, action)));
  return holds ? granting : null;
}

function isGrantOfEverything(statement: Statement): boolean {
  return (
    statement.effect === 'Allow' &&
    madeUpActions.every((action) => coversAction(statement, action)) &&
    reachesEveryResource(statement.resources) &&
    !isLimited(statement.conditions)
  );
}

function isDenyEverywhere({ effect, resources, conditions }: Statement): boolean {
  return effect === 'Deny' && conditions.length === 0 && reachesEveryResource(resources);
}
