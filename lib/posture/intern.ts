/** Gives equal texts the same small number, so that a long key can be made of many texts. */
export interface Interner {
  idOf: (text: string) => number;
}

/** A text table that starts anew when it is full: forgetting costs time, never a wrong answer. */
export function createInterner(limit: number): Interner {
  let ids = new Map<string, number>();
  let next = 0;
  return {
    idOf(text) {
      const known = ids.get(text);
      if (known !== undefined) return known;
      if (ids.size >= limit) ids = new Map();
      next += 1;
      ids.set(text, next);
      return next;
    },
  };
}

/** Remembers the answers of a pure function by key, up to a number of them. */
export function createMemo<T>(limit: number): (key: string, compute: () => T) => T {
  const answers = new Map<string, T>();
  return (key, compute) => {
    const known = answers.get(key);
    if (known !== undefined) return known;
    if (answers.size >= limit) answers.clear();
    const answer = compute();
    answers.set(key, answer);
    return answer;
  };
}
