/** The place of a policy's text on the page of raw documents. */
export function policyAnchor(index: number): string {
  return `policy-${index + 1}`;
}
