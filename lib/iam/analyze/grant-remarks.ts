import { coversAction } from '../match-statement';
import type { PolicyDocument, Statement } from '../policy-document';
import type { Remark } from './policy-finding';

type Judge = (statement: Statement, at: readonly (string | number)[]) => Remark | null;

function isOnAll({ resources }: Statement): boolean {
  return resources?.negated === false && resources.patterns.includes('*');
}

const judgeEverything: Judge = (statement, at) => {
  const { actions, conditions } = statement;
  if (actions.negated || !actions.patterns.includes('*') || !isOnAll(statement)) return null;
  return {
    code: 'P-EVERYTHING',
    severity: conditions.length > 0 ? 'high' : 'critical',
    title: 'Allows every action on every resource',
    at: [...at, 'Action'],
  };
};

const judgeComplement: Judge = ({ actions }, at) =>
  actions.negated
    ? {
        code: 'P-NOT-ACTION',
        severity: 'high',
        title: 'Allows all but some actions, and so every action that AWS adds',
        detail: actions.patterns.join(', '),
        at: [...at, 'NotAction'],
      }
    : null;

const judgeOtherResources: Judge = ({ resources }, at) =>
  resources?.negated
    ? {
        code: 'P-NOT-RESOURCE',
        severity: 'medium',
        title: 'Allows on all but some resources',
        detail: resources.patterns.join(', '),
        at: [...at, 'NotResource'],
      }
    : null;

const judgePassRole: Judge = (statement, at) => {
  const { actions, conditions } = statement;
  if (actions.negated || actions.patterns.includes('*')) return null;
  if (!isOnAll(statement) || !coversAction(statement, 'iam:PassRole')) return null;
  if (conditions.some(({ key }) => key.toLowerCase() === 'iam:passedtoservice')) return null;
  return {
    code: 'P-PASS-ANY-ROLE',
    severity: 'high',
    title: 'May hand every role to every service',
    at: [...at, 'Action'],
  };
};

const judges = [judgeEverything, judgeComplement, judgeOtherResources, judgePassRole];

/** What the Allow statements of a policy give away more of than is wise, whoever holds it. */
export function remarksOfGrants({ statements }: PolicyDocument): Remark[] {
  return statements.flatMap((statement, index) =>
    statement.effect === 'Allow'
      ? judges.flatMap((judge) => judge(statement, ['Statement', index]) ?? [])
      : [],
  );
}
