/**
 * `value`, with each item of a list that equals an item of `known` replaced by that item; `known` itself when nothing
 * differs. Both are plain data that nobody changes.
 */
export function shareEqual(known: unknown, value: unknown): unknown {
  if (!Array.isArray(known) || !Array.isArray(value)) return isEqual(known, value) ? known : value;
  const byName = new Map<unknown, unknown>(known.map((item: unknown) => [nameOf(item), item]));
  const shared = value.map((item: unknown): unknown => {
    const same = byName.get(nameOf(item));
    return same !== undefined && isEqual(same, item) ? same : item;
  });
  const isWhole = known.length === shared.length && shared.every((item, index) => item === known[index]);
  return isWhole ? known : shared;
}

/** By what items of a list are found again; most data sets list things with an ARN. */
function nameOf(item: unknown): unknown {
  return item !== null && typeof item === 'object' && 'arn' in item ? item.arn : JSON.stringify(item);
}

type Members = Record<string, unknown>;

function isEqual(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const names = Object.keys(one);
  if (names.length !== Object.keys(other).length) return false;
  for (const name of names) {
    if (!Object.hasOwn(other, name) || !isEqual((one as Members)[name], (other as Members)[name]))
      return false;
  }
  return true;
}
