/**
 * Whether some text matches both of two IAM wildcard patterns, in any case: `iam:Create*` and `iam:*User` do
 * (`iam:CreateUser`), `iam:Get*` and `iam:Put*` do not.
 */
export function doPatternsOverlap(a: string, b: string): boolean {
  const [first, second] = [a.toLowerCase(), b.toLowerCase()];
  // row[j]: whether what was read of `first` can equal the first j characters of `second`.
  let row = startRow(second);
  for (const character of first) row = nextRow(row, character, second);
  return row[second.length] ?? false;
}

function startRow(pattern: string): boolean[] {
  const row = [true];
  for (const character of pattern) row.push((row.at(-1) ?? false) && character === '*');
  return row;
}

function nextRow(above: readonly boolean[], character: string, pattern: string): boolean[] {
  const row = [(above[0] ?? false) && character === '*'];
  for (let j = 1; j <= pattern.length; j += 1) {
    const other = pattern.charAt(j - 1);
    const diagonal = above[j - 1] ?? false;
    const isStar = character === '*' || other === '*';
    const beside = (above[j] ?? false) || (row[j - 1] ?? false);
    row.push(isStar ? diagonal || beside : diagonal && isSame(character, other));
  }
  return row;
}

function isSame(a: string, b: string): boolean {
  return a === b || a === '?' || b === '?';
}
