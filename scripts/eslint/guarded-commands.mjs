const guards = ['requirePermission', 'emitAudit'];

function nameOfCallee(node) {
  if (node.callee.type === 'Identifier') return node.callee.name;
  return node.callee.type === 'MemberExpression' ? node.callee.property.name : undefined;
}

/**
 * A command that writes must ask for permission and leave an audit entry:
 * a file that calls `withTransaction` also calls `requirePermission` and `emitAudit`.
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
        for (const guard of guards.filter((each) => !called.has(each))) {
          context.report({ node: transaction, messageId: 'missing', data: { guard } });
        }
      },
    };
  },
};
