/** Service names as the credential scope of a signature spells them; S3 Control signs as `s3` and is told by its path. */
export type ServiceId =
  | 'iam'
  | 'sts'
  | 'organizations'
  | 'cloudtrail'
  | 'access-analyzer'
  | 'account'
  | 's3control'
  | 's3'
  | 'kms'
  | 'guardduty'
  | 'securityhub'
  | 'config'
  | 'inspector2'
  | 'ec2'
  | 'logs'
  | 'monitoring'
  | 'events'
  | 'sns';

/** `ec2`: the query protocol with lists and errors of its own. */
export type Protocol = 'query' | 'ec2' | 'json' | 'rest-json' | 'rest-xml';

export const PROTOCOLS: Record<ServiceId, Protocol> = {
  iam: 'query',
  sts: 'query',
  organizations: 'json',
  cloudtrail: 'json',
  'access-analyzer': 'rest-json',
  account: 'rest-json',
  s3control: 'rest-xml',
  s3: 'rest-xml',
  kms: 'json',
  guardduty: 'rest-json',
  securityhub: 'rest-json',
  config: 'json',
  inspector2: 'rest-json',
  ec2: 'ec2',
  logs: 'json',
  monitoring: 'json',
  events: 'json',
  sns: 'query',
};

/** Services whose JSON is of version 1.0. */
export const JSON_1_0: ReadonlySet<ServiceId> = new Set(['monitoring']);

export const XML_NAMESPACES: Partial<Record<ServiceId, string>> = {
  iam: 'https://iam.amazonaws.com/doc/2010-05-08/',
  sts: 'https://sts.amazonaws.com/doc/2011-06-15/',
  s3control: 'http://awss3control.amazonaws.com/doc/2018-08-20/',
  s3: 'http://s3.amazonaws.com/doc/2006-03-01/',
  ec2: 'http://ec2.amazonaws.com/doc/2016-11-15/',
  sns: 'http://sns.amazonaws.com/doc/2010-03-31/',
};

export function isServiceId(text: string): text is ServiceId {
  return Object.hasOwn(PROTOCOLS, text);
}
