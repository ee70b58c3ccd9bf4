const optOut = 'optout';
const lock = '@@none';

/**
 * Whether an opt-out policy of AWS Organizations makes "no" the answer for every AI service, and lets no policy below
 * change it (`@@operators_allowed_for_child_policies`). Anything that is not such a policy answers false.
 */
export function optsOutForAll(text: string): boolean {
  const answer = memberOf(memberOf(memberOf(parse(text), 'services'), 'default'), 'opt_out_policy');
  const assigned = memberOf(answer, '@@assign');
  const allowed = memberOf(answer, '@@operators_allowed_for_child_policies');
  return (
    typeof assigned === 'string' &&
    assigned.toLowerCase() === optOut &&
    Array.isArray(allowed) &&
    allowed.length === 1 &&
    allowed[0] === lock
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && name in value
    ? (value as Record<string, unknown>)[name]
    : undefined;
}
