export interface Statement {
  Sid?: string;
  Effect: 'Allow' | 'Deny';
  [element: string]: unknown;
}

/** A policy document of some statements. */
export function policy(...statements: Statement[]) {
  return { Version: '2012-10-17', Statement: statements };
}

/** A policy that allows some actions. */
export function allow(
  actions: string | string[],
  resources: string | string[] = '*',
  condition?: object,
): ReturnType<typeof policy> {
  return policy({
    Effect: 'Allow',
    Action: actions,
    Resource: resources,
    ...(condition && { Condition: condition }),
  });
}

/** A trust policy for one principal. */
export function trust(principal: object | string, condition?: object, action = 'sts:AssumeRole') {
  return policy({
    Effect: 'Allow',
    Principal: principal,
    Action: action,
    ...(condition && { Condition: condition }),
  });
}

export const trustOfEc2 = trust({ Service: 'ec2.amazonaws.com' });
