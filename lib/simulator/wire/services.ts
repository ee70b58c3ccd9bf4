/** Service names as the credential scope of a signature spells them. */
export type ServiceId = 'iam' | 'sts' | 'organizations' | 'cloudtrail' | 'access-analyzer' | 'account' | 's3';

export type Protocol = 'query' | 'json' | 'rest-json' | 'rest-xml';

export const PROTOCOLS: Record<ServiceId, Protocol> = {
  iam: 'query',
  sts: 'query',
  organizations: 'json',
  cloudtrail: 'json',
  'access-analyzer': 'rest-json',
  account: 'rest-json',
  s3: 'rest-xml',
};

export const XML_NAMESPACES: Partial<Record<ServiceId, string>> = {
  iam: 'https://iam.amazonaws.com/doc/2010-05-08/',
  sts: 'https://sts.amazonaws.com/doc/2011-06-15/',
  s3: 'http://awss3control.amazonaws.com/doc/2018-08-20/',
};

export function isServiceId(text: string): text is ServiceId {
  return Object.hasOwn(PROTOCOLS, text);
}
