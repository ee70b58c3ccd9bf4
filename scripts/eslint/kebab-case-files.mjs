const kebab = /^[.]?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*$/;

/** File names are kebab-case; folders may also be Next's: (group), [param], [[...param]]. */
export const kebabCaseFiles = {
  meta: { type: 'suggestion', schema: [], messages: { name: "File name '{{name}}' is not kebab-case." } },
  create(context) {
    const name = context.filename.split(/[\\/]/).pop() ?? '';
    return {
      Program(node) {
        if (!kebab.test(name)) context.report({ node, messageId: 'name', data: { name } });
      },
    };
  },
};
