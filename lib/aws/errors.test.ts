import { describe, expect, it } from 'vitest';
import { AppError } from '@/lib/errors';
import {
  describeAwsError,
  isAccessDenied,
  isExpired,
  isThrottle,
  isTransientCode,
  toUpstreamError,
} from './errors';
import type { OperationName } from './operations';

function awsError(
  name: string,
  status: number,
  message = `${name} happened`,
  headers: Record<string, string> = {},
) {
  return Object.assign(new Error(message), {
    name,
    $metadata: { httpStatusCode: status, requestId: 'request-1' },
    $response: { statusCode: status, headers },
  });
}

const user =
  'User: arn:aws:sts::111122223333:assumed-role/R/s is not authorized to perform: iam:ListRoles on resource: *';

interface Case {
  name: string;
  status: number;
  message?: string;
  operation?: OperationName;
  code?: string;
  says: RegExp;
  todo: RegExp;
}

const cases: Case[] = [
  {
    name: 'CredentialReportNotPresentException',
    code: 'ReportNotPresent',
    status: 410,
    says: /no credential report/,
    todo: /Scan again/,
  },
  {
    name: 'CredentialReportExpiredException',
    code: 'ReportExpired',
    status: 410,
    says: /older than four hours/,
    todo: /Scan again/,
  },
  {
    name: 'CredentialReportNotReadyException',
    code: 'ReportInProgress',
    status: 404,
    says: /did not finish/,
    todo: /few minutes/,
  },
  { name: 'Throttling', status: 400, says: /too many requests/, todo: /Scan later/ },
  { name: 'TooManyRequestsException', status: 400, says: /too many requests/, todo: /Scan later/ },
  { name: 'TooManyRequestsException', status: 429, says: /too many requests/, todo: /Scan later/ },
  { name: 'ThrottlingException', status: 429, says: /too many requests/, todo: /lower the request rate/ },
  {
    name: 'AccessDenied',
    status: 403,
    message: `${user} because no identity-based policy allows the iam:ListRoles action`,
    says: /role's policies do not allow iam:ListRoles/,
    todo: /Add iam:ListRoles/,
  },
  {
    name: 'AccessDenied',
    status: 403,
    message: `${user} with an explicit deny in an identity-based policy`,
    says: /denies iam:ListRoles explicitly/,
    todo: /Remove the Deny/,
  },
  {
    name: 'AccessDenied',
    status: 403,
    message: `${user} with an explicit deny in a service control policy`,
    says: /service control policy .* blocks iam:ListRoles/,
    todo: /will not help/,
  },
  {
    name: 'AccessDenied',
    status: 403,
    message: `${user} with an explicit deny in a resource control policy`,
    says: /resource control policy/,
    todo: /exempt/,
  },
  {
    name: 'AccessDenied',
    status: 403,
    message: `${user} because no session policy allows the iam:ListRoles action`,
    says: /session policy does not include/,
    todo: /fault in Rolecall/,
  },
  {
    name: 'AccessDenied',
    status: 403,
    message: `${user} because no permissions boundary allows the iam:ListRoles action`,
    says: /permissions boundary/,
    todo: /boundary/,
  },
  {
    name: 'AccessDenied',
    status: 403,
    message: `${user} with an explicit deny in a resource-based policy`,
    says: /policy on the resource/,
    todo: /resource's own policy/,
  },
  {
    name: 'AccessDenied',
    status: 403,
    message: `${user} with an explicit deny in a VPC endpoint policy`,
    says: /VPC endpoint/,
    todo: /endpoint's policy/,
  },
  {
    name: 'AccessDeniedException',
    status: 400,
    message: 'You do not have the required permissions',
    says: /refused iam:ListRoles/,
    todo: /service control policy/,
  },
  {
    name: 'AccessDenied',
    status: 403,
    operation: 'sts:AssumeRole',
    message: user,
    says: /refused to let us assume/,
    todo: /does not exist.*trust policy.*external id.*sts:AssumeRole.*service control policy.*suspended/,
  },
  {
    name: 'NoSuchEntityException',
    code: 'NoSuchEntity',
    status: 404,
    says: /no longer exists/,
    todo: /deleted/,
  },
  {
    name: 'InvalidClientTokenId',
    status: 403,
    says: /does not know the access key/,
    todo: /partition.*region is not enabled/,
  },
  {
    name: 'UnrecognizedClientException',
    status: 400,
    says: /does not know the access key/,
    todo: /credentials/,
  },
  { name: 'ExpiredToken', status: 403, says: /credentials were over/, todo: /clock/ },
  { name: 'ExpiredTokenException', status: 400, says: /credentials were over/, todo: /clock/ },
  { name: 'SignatureDoesNotMatch', status: 403, says: /rejected the signature/, todo: /5 minutes/ },
  { name: 'RequestExpired', status: 400, says: /rejected the signature/, todo: /clock/ },
  { name: 'InvalidSignatureException', status: 403, says: /rejected the signature/, todo: /clock/ },
  { name: 'RegionDisabledException', status: 403, says: /STS is not active/, todo: /AWS_REGION/ },
  { name: 'OptInRequired', status: 403, says: /not enabled for this account/, todo: /Enable the region/ },
  { name: 'AuthFailure', status: 401, says: /not enabled for this account/, todo: /Enable the region/ },
  {
    name: 'PackedPolicyTooLargeException',
    code: 'PackedPolicyTooLarge',
    status: 400,
    says: /packed size/,
    todo: /stages off/,
  },
  {
    name: 'MalformedPolicyDocumentException',
    code: 'MalformedPolicyDocument',
    status: 400,
    says: /session policy/,
    todo: /report it/,
  },
  {
    name: 'ValidationError',
    status: 400,
    operation: 'sts:AssumeRole',
    message: 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    says: /longer than the role's maximum/,
    todo: /3600/,
  },
  { name: 'ValidationError', status: 400, says: /did not accept the request/, todo: /fault in Rolecall/ },
  {
    name: 'AWSOrganizationsNotInUseException',
    status: 400,
    says: /belongs to no organization/,
    todo: /stand-alone/,
  },
  { name: 'LimitExceededException', status: 409, says: /refused to make/, todo: /next scan/ },
  {
    name: 'ReportGenerationLimitExceededException',
    code: 'ReportGenerationLimitExceeded',
    status: 409,
    says: /Another access report/,
    todo: /ready/,
  },
  {
    name: 'ServiceFailureException',
    code: 'ServiceFailure',
    status: 500,
    says: /failed on its side/,
    todo: /later/,
  },
  { name: 'InternalFailure', status: 500, says: /failed on its side/, todo: /later/ },
  { name: 'ServiceUnavailable', status: 503, says: /failed on its side/, todo: /health/ },
  { name: 'SomethingNew', status: 400, says: /SomethingNew happened/, todo: /request id/ },
];

describe('describeAwsError', () => {
  it.each(cases)(
    'says what $name ($status, $message) means',
    ({ name, status, message, says, todo, operation = 'iam:ListRoles', code = name }) => {
      const described = describeAwsError(awsError(name, status, message), operation);
      expect(described).toMatchObject({ code, operation, requestId: 'request-1' });
      expect(described.message).toMatch(says);
      expect(described.whatToDo).toMatch(todo);
    },
  );

  const network: [string, unknown, string, RegExp][] = [
    [
      'refused',
      Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }),
      'ECONNREFUSED',
      /connection was refused/,
    ],
    [
      'refused on both address families',
      Object.assign(new AggregateError([Object.assign(new Error('x'), { code: 'ECONNREFUSED' })]), {}),
      'ECONNREFUSED',
      /connection was refused/,
    ],
    [
      'unknown host',
      Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' }),
      'ENOTFOUND',
      /could not be found/,
    ],
    ['no DNS', Object.assign(new Error('getaddrinfo'), { code: 'EAI_AGAIN' }), 'EAI_AGAIN', /looked up/],
    ['reset', Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }), 'ECONNRESET', /was cut/],
    ['timeout', Object.assign(new Error('slow'), { name: 'TimeoutError' }), 'TimeoutError', /in time/],
    ['connection timeout', Object.assign(new Error('slow'), { code: 'ETIMEDOUT' }), 'ETIMEDOUT', /in time/],
    ['no route', Object.assign(new Error('x'), { code: 'ENETUNREACH' }), 'ENETUNREACH', /no route/],
    [
      'intercepted TLS',
      Object.assign(new Error('x'), { code: 'SELF_SIGNED_CERT_IN_CHAIN' }),
      'SELF_SIGNED_CERT_IN_CHAIN',
      /not trusted/,
    ],
    [
      'bad endpoint',
      Object.assign(new TypeError('Invalid URL'), { code: 'ERR_INVALID_URL' }),
      'ERR_INVALID_URL',
      /not a URL/,
    ],
    [
      'no credentials',
      Object.assign(new Error('Could not load credentials'), { name: 'CredentialsProviderError' }),
      'CredentialsProviderError',
      /no AWS credentials/,
    ],
    [
      'a cause inside',
      new Error('outer', { cause: Object.assign(new Error('x'), { code: 'ECONNRESET' }) }),
      'ECONNRESET',
      /was cut/,
    ],
    [
      'html',
      Object.assign(new SyntaxError('Unexpected token <'), {
        $response: { statusCode: 503, headers: { 'content-type': 'text/html' } },
      }),
      'UnexpectedAnswer',
      /HTML.*503.*proxy/,
    ],
    [
      'nonsense',
      Object.assign(new SyntaxError('Unexpected token'), { $response: { statusCode: 200, headers: {} } }),
      'UnexpectedAnswer',
      /no AWS answer/,
    ],
    ['a string', 'oops', 'UnknownError', /oops/],
  ];

  it.each(network)('says what is wrong with the way to AWS: %s', (_name, error, code, says) => {
    const described = describeAwsError(error, 'iam:ListRoles');
    expect(described.code).toBe(code);
    expect(described.message).toMatch(says);
    expect(described.whatToDo).not.toBe('');
  });

  it('shows how far the clock is off', () => {
    const now = new Date('2026-03-04T14:05:00Z');
    const late = awsError('SignatureDoesNotMatch', 403, 'x', { date: 'Wed, 04 Mar 2026 14:25:00 GMT' });
    const early = awsError('RequestExpired', 400, 'x', { date: 'Wed, 04 Mar 2026 11:05:00 GMT' });
    expect(describeAwsError(late, 'iam:ListRoles', now).message).toMatch(/20 minutes behind AWS/);
    expect(describeAwsError(early, 'iam:ListRoles', now).message).toMatch(/3 hours ahead of AWS/);
  });

  it('names the IAM action where it differs from the operation', () => {
    const error = awsError('AccessDeniedException', 403, 'x because no identity-based policy allows');
    expect(describeAwsError(error, 's3control:GetPublicAccessBlock').whatToDo).toMatch(
      /s3:GetAccountPublicAccessBlock/,
    );
  });

  it('keeps the words of an AppError', () => {
    const error = new AppError('invalid', 'Not an ARN.', 'Correct it.');
    expect(describeAwsError(error, 'sts:AssumeRole')).toMatchObject({
      message: 'Not an ARN.',
      whatToDo: 'Correct it.',
    });
    expect(toUpstreamError(error, 'sts:AssumeRole')).toBe(error);
  });

  it('becomes upstream or throttled for those who cannot go on', () => {
    const denied = toUpstreamError(awsError('AccessDenied', 403), 'sts:AssumeRole');
    expect(denied.code).toBe('upstream');
    expect(denied.details).toEqual({
      awsCode: 'AccessDenied',
      operation: 'sts:AssumeRole',
      requestId: 'request-1',
    });
    expect(toUpstreamError(awsError('Throttling', 400), 'sts:AssumeRole').code).toBe('throttled');
  });

  it('tells kinds of errors apart', () => {
    expect(isAccessDenied(awsError('AccessDeniedException', 400))).toBe(true);
    expect(isThrottle(awsError('Throttling', 400))).toBe(true);
    expect(isThrottle(awsError('LimitExceeded', 409))).toBe(false);
    expect(isExpired(awsError('ExpiredTokenException', 400))).toBe(true);
    expect(['Throttling', 'ECONNRESET', 'TimeoutError', 'ServiceUnavailable'].every(isTransientCode)).toBe(
      true,
    );
    expect(['AccessDenied', 'NoSuchEntity', 'CredentialsProviderError'].some(isTransientCode)).toBe(false);
  });
});
