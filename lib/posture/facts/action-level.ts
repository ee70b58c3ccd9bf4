/** First words of actions that look at things and change nothing; API Gateway names its own after HTTP methods. */
const readingWords = new Set([
  'BatchCheck',
  'BatchDescribe',
  'BatchGet',
  'BatchList',
  'Check',
  'Describe',
  'Discover',
  'Download',
  'Estimate',
  'Filter',
  'GET',
  'Get',
  'Head',
  'List',
  'Lookup',
  'Preview',
  'Query',
  'Read',
  'Retrieve',
  'Scan',
  'Search',
  'Select',
  'Simulate',
  'Test',
  'Validate',
  'Verify',
  'View',
]);

/**
 * Whether an action changes something, by the verb of its name: AWS names its actions so, and last-accessed data does not
 * tell the level.
 */
export function isWriteAction(action: string): boolean {
  const name = action.slice(action.indexOf(':') + 1);
  const verb = /^(Batch)?[A-Z][a-z]+/.exec(name)?.[0] ?? name;
  return !readingWords.has(verb);
}
