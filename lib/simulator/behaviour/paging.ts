import { keyedHash } from '../world/ids';
import { commonFault } from '../wire/aws-error';
import type { Input } from '../wire/input';
import { element } from '../wire/xml';
import type { OperationContext } from './operation';

export interface PageRequest<T> {
  /** Sorted by key. */
  items: readonly T[];
  keyOf: (item: T) => string;
  size: number;
  /** Marker of the request. */
  token?: string;
  /** What the marker is bound to besides operation and account: filters. */
  scope?: string;
}

export interface Page<T> {
  items: T[];
  next?: string;
}

function signature(context: OperationContext, scope: string, last: string): string {
  const { simulation, operation, account } = context;
  return keyedHash(simulation.world.seed, 'marker', operation, account.id, scope, last)
    .toString('base64url')
    .slice(0, 16);
}

function encodeToken(context: OperationContext, scope: string, last: string): string {
  return Buffer.from(JSON.stringify([signature(context, scope, last), last])).toString('base64url');
}

/** The key after which to go on. A marker of another operation, account or filter is refused. */
function decodeToken(context: OperationContext, scope: string, token: string): string {
  try {
    const parts: unknown = JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
    if (Array.isArray(parts) && typeof parts[1] === 'string') {
      if (parts[0] === signature(context, scope, parts[1])) return parts[1];
    }
  } catch {
    // Not one of our markers: the same answer as for a foreign one.
  }
  throw commonFault(
    context.service,
    'invalid-input',
    'Invalid Marker. Use only values returned by a previous call.',
  );
}

/** First index whose key lies after `last`; keys are sorted. */
function indexAfter<T>(request: PageRequest<T>, last: string): number {
  let low = 0;
  let high = request.items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = request.items[middle];
    if (item !== undefined && request.keyOf(item) <= last) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** One page, with the marker of the next. It resumes after the last *key*, so a deletion between pages shifts nothing. */
export function paginate<T>(context: OperationContext, request: PageRequest<T>): Page<T> {
  const scope = request.scope ?? '';
  const start =
    request.token === undefined ? 0 : indexAfter(request, decodeToken(context, scope, request.token));
  const { shortPages } = context.simulation.settings;
  const { random } = context.simulation;
  const shorter =
    shortPages > 0 && random() < shortPages ? Math.max(1, Math.floor(request.size * random())) : request.size;
  const items = request.items.slice(start, start + shorter);
  const last = items.at(-1);
  if (last === undefined || start + items.length >= request.items.length) return { items };
  return { items, next: encodeToken(context, scope, request.keyOf(last)) };
}

/** Page of an IAM list: MaxItems 1–1000 (default 100) and Marker of the request. */
export function paginateIam<T>(
  context: OperationContext,
  input: Input,
  request: Omit<PageRequest<T>, 'size' | 'token'> & { size?: (asked: number) => number },
): Page<T> {
  const asked = input.integer('MaxItems', { min: 1, max: 1000 }) ?? 100;
  const size = request.size ? request.size(asked) : asked;
  return paginate(context, { ...request, size, token: input.text('Marker') });
}

/** `IsTruncated` and `Marker` of an IAM list. */
export function truncation(page: Page<unknown>): string {
  return element('IsTruncated', page.next !== undefined) + element('Marker', page.next);
}

/** Byte order, the same on every machine. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
