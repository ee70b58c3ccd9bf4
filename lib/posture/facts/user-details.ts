import { matchesPattern } from '@/lib/iam/match-pattern';
import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import type { Tag } from '@/lib/snapshot/tag';
import { valueOf } from '@/lib/snapshot/reading';

const rememberedTags = new WeakMap<AccountSnapshot, ReadonlyMap<string, readonly Tag[]>>();

/** The tags of a user; null where the users were not read. */
export function tagsOfUser(arn: string, snapshot: AccountSnapshot): readonly Tag[] | null {
  const users = valueOf(snapshot.users);
  if (!users) return null;
  let tags = rememberedTags.get(snapshot);
  if (!tags) {
    tags = new Map(users.map((user) => [user.arn, user.tags]));
    rememberedTags.set(snapshot, tags);
  }
  return tags.get(arn) ?? null;
}

/**
 * The first pattern that a user's name or path meets, in any case. A pattern with a slash is about the path and what lies
 * below it, any other about the name.
 */
export function matchingPattern(
  { name, arn }: { name: string; arn: string },
  patterns: readonly string[],
): string | null {
  const path = pathInArn(arn).toLowerCase();
  const matches = (pattern: string) =>
    pattern.includes('/')
      ? matchesPattern(`${pattern.toLowerCase()}*`, path)
      : matchesPattern(pattern.toLowerCase(), name.toLowerCase());
  return patterns.find(matches) ?? null;
}

/** `/team/` of `arn:aws:iam::123456789012:user/team/ana`. */
function pathInArn(arn: string): string {
  const resource = arn.slice(arn.lastIndexOf(':') + 1);
  return resource.slice(resource.indexOf('/'), resource.lastIndexOf('/') + 1);
}

/** The key of the first tag that names an owner; null when none does. */
export function ownerTag(tags: readonly Tag[], ownerTagKeys: readonly string[]): string | null {
  const owner = tags.find(({ key, value }) => ownerTagKeys.includes(key) && value.trim() !== '');
  return owner?.key ?? null;
}
