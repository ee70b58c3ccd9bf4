/** Far above any quota of AWS; a stand-in that pages for ever must not keep a scan for ever. */
const mostPages = 5_000;

/** One page of a listing: what it holds and where the next begins, if there is one. */
export interface Page<T> {
  items: readonly T[];
  next: string | undefined;
}

/** All items of a paged listing. It ends on the missing token, never on a short or empty page (AWS sends both midway). */
export async function listAll<T>(
  readPage: (token: string | undefined) => Promise<Page<T>>,
  onPage: (soFar: number) => void = () => undefined,
): Promise<T[]> {
  const all: T[] = [];
  let token: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const { items, next } = await readPage(token);
    for (const item of items) all.push(item);
    onPage(all.length);
    if (!next) return all;
    token = next;
  }
  throw new Error(`The listing did not end after ${mostPages} pages.`);
}

/** IAM's own form: the marker counts only while the answer says that it is truncated. */
export function iamNext(answer: { IsTruncated?: boolean; Marker?: string }): string | undefined {
  return answer.IsTruncated ? answer.Marker : undefined;
}
