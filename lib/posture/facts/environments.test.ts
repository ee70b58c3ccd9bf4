import { expect, it } from 'vitest';
import { defaultThresholds } from '../testing/build-input';
import { environmentOf, isProduction } from './environments';

const named = (name: string) => environmentOf({ name, tags: [] }, defaultThresholds);
const tagged = (key: string, value: string) =>
  environmentOf({ name: 'x', tags: [{ key, value }] }, defaultThresholds);

it.each([
  ['web-prod', 'prod'],
  ['ProductionDeploy', 'prod'],
  ['web-staging', 'staging'],
  ['DevDeploy', 'dev'],
  ['web-nonprod', 'non-production'],
  ['pre-production-web', 'non-production'],
  ['web', null],
  ['DevOps', null],
  ['product-catalogue', null],
  ['device-registry', null],
  ['prod-to-dev-copy', null],
])('%s is of %s', (name, environment) => {
  expect(named(name)).toBe(environment);
});

it('believes a tag before the name, in any case', () => {
  expect(tagged('Environment', 'PROD')).toBe('prod');
  expect(tagged('env', 'qa')).toBeNull();
  expect(tagged('team', 'prod')).toBeNull();
  const both = { name: 'web-dev', tags: [{ key: 'stage', value: 'production' }] };
  expect(environmentOf(both, defaultThresholds)).toBe('prod');
});

it('follows the patterns', () => {
  const realms = { realmTagKeys: [], realmPatterns: { live: '*-live' } };
  expect(environmentOf({ name: 'web-live', tags: [] }, realms)).toBe('live');
});

it('tells production', () => {
  expect(['prod', 'production', 'dev', 'non-production', null].map(isProduction)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});
