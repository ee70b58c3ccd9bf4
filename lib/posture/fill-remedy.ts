import { evidenceText } from './evidence';
import type { Check, CheckResult, Remedy } from './types';

/**
 * The remedy of a check with the real names of a result in place of its placeholders; unknown ones stay. A placeholder is
 * a part of the resource's ARN or the name of an evidence field: `<trail>`, `<region>`, `<bucket-name>` for `bucketName`.
 */
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
  const [, partition = '', , region = '', accountId = '', ...rest] = resource.split(':');
  const values = new Map([
    ['partition', partition],
    ['account-id', accountId],
    ['arn', resource],
  ]);
  if (region) values.set('region', region);
  for (const { field, value } of evidence) {
    if (typeof value === 'string' && value !== '') values.set(kebabCase(field), value);
  }
  const [kind = '', ...path] = rest.join(':').split('/');
  const name = path.at(-1);
  if (name) values.set(kind, name);
  const id = evidenceText(evidence, 'accessKeyId');
  if (id) values.set('id', id);
  return values;
}

function kebabCase(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
