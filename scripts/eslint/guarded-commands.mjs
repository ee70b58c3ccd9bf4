// A one-time token stands in for the permission of somebody who cannot sign in yet: its hash is looked up instead.
const guards = [['requirePermission', 'hashToken'], ['emitAudit']];

function nameOfCallee(node) {
  if (node.callee.type === 'Identifier') return node.callee.name;
  return node.callee.type === 'MemberExpression' ? node.callee.property.name : undefined;
}

/**
 * A command that writes must ask for permission and leave an audit entry:
 * a file that calls `withTransaction` also calls `requirePermission` (or `hashToken`) and `emitAudit`.
 */
export const guardedCommands = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { missing: 'A file that calls withTransaction must call {{guard}} too.' },
  },
  create(context) {
    const called = new Set();
    let transaction;
    return {
      CallExpression(node) {
        const name = nameOfCallee(node);
        called.add(name);
        if (name === 'withTransaction') transaction ??= node;
      },
      'Program:exit'() {
        if (!transaction) return;
        for (const guard of guards.filter((names) => !names.some((name) => called.has(name)))) {
          context.report({ node: transaction, messageId: 'missing', data: { guard: guard.join(' or ') } });
        }
      },
    };
  },
};
