import { evidenceText } from './evidence';
import type { Check, CheckResult, Remedy } from './types';

/** The remedy of a check with the real names of a result in place of its placeholders; unknown ones stay. */
export function fillRemedy(
  check: Pick<Check, 'remedy'>,
  result: Pick<CheckResult, 'resource' | 'evidence'>,
): Remedy {
  const values = valuesOf(result);
  const fill = (text: string): string =>
    text.replace(/<([a-z0-9-]+)>/g, (placeholder, name: string) => values.get(name) ?? placeholder);
  const { console, cli, terraform } = check.remedy;
  return { console: fill(console), cli: fill(cli), terraform: terraform && fill(terraform) };
}

function valuesOf({ resource, evidence }: Pick<CheckResult, 'resource' | 'evidence'>): Map<string, string> {
  const [, partition = '', , , accountId = '', ...rest] = resource.split(':');
  const values = new Map([
    ['partition', partition],
    ['account-id', accountId],
  ]);
  const [kind = '', ...path] = rest.join(':').split('/');
  const name = path.at(-1);
  if (name) values.set(kind, name);
  const id = evidenceText(evidence, 'accessKeyId');
  if (id) values.set('id', id);
  return values;
}
