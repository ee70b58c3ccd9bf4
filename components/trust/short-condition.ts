const operators: Record<string, string> = {
  StringEquals: '=',
  StringEqualsIgnoreCase: '=',
  StringLike: 'like',
  ArnEquals: '=',
  ArnLike: 'like',
  Bool: '=',
};

/**
 * A condition as the cell of a table has room for it: `StringLike token.actions.githubusercontent.com:sub repo:x/*` is
 * `sub like repo:x/*`. Keys of AWS itself keep their prefix, and other operators their name.
 */
export function shortCondition(condition: string): string {
  const [operator = '', key = '', ...value] = condition.split(' ');
  if (value.length === 0) return condition;
  const isOfAws = /^(aws|sts|saml|iam):/i.test(key);
  const name = isOfAws ? key : (key.split(':').at(-1) ?? key);
  return `${name} ${operators[operator] ?? operator} ${value.join(' ')}`;
}
