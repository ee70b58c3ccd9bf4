import type { ActionNames } from './narrow-pattern';

/** Room for all that begins alike. */
const shortestGain = 3;

/**
 * Writes single actions of a service as prefixes (`s3:Get*`) where those cover no other action of it. Only for actions
 * that came from a pattern with a star at its end, of which the prefix is a part: nothing that was not allowed gets in.
 *
 * @param origin the pattern that the actions came from
 */
export function compressActions(
  actions: readonly string[],
  origin: string,
  actionNames: ActionNames,
): readonly string[] {
  const head = headOf(origin);
  const [service = ''] = (actions[0] ?? '').split(':');
  if (head === null || actions.length < shortestGain) return actions;
  const kept = new Set(actions);
  const others = actionNames(service)
    .map((name) => `${service}:${name}`)
    .filter((action) => !kept.has(action));
  const rest = [...actions].sort();
  const written: string[] = [];
  while (rest.length > 0) {
    const [first = ''] = rest;
    const prefix = shortestPrefix(first, { head, others });
    const covered = prefix === null ? [] : rest.filter((action) => action.startsWith(prefix));
    if (prefix !== null && covered.length > 1) {
      written.push(`${prefix}*`);
      rest.splice(0, covered.length);
    } else written.push(...rest.splice(0, 1));
  }
  return written;
}

/** What stands before the only star of a pattern, at its end; null for other patterns. */
function headOf(pattern: string): string | null {
  return /^[^*?]*\*$/.test(pattern) ? pattern.slice(0, -1) : null;
}

/** The shortest beginning of an action, whole words of its name, that no other action shares. */
function shortestPrefix(
  action: string,
  { head, others }: { head: string; others: readonly string[] },
): string | null {
  const colon = action.indexOf(':') + 1;
  for (let end = Math.max(colon, head.length) + 1; end < action.length; end += 1) {
    const prefix = action.slice(0, end);
    const endsWord = /[A-Z]/.test(action.charAt(end));
    const isTaken = others.some((other) => other.toLowerCase().startsWith(prefix.toLowerCase()));
    if (endsWord && !isTaken && prefix.toLowerCase().startsWith(head.toLowerCase())) return prefix;
  }
  return null;
}
