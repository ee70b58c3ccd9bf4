import type { ServiceId } from './services';

/** An error as AWS answers it. `code` is the wire code (`ReportNotPresent`, not the SDK's class name). */
export class AwsError extends Error {
  readonly code: string;
  readonly status: number;
  /** Members of the error's body besides code and message. */
  readonly details: Record<string, unknown>;

  constructor(code: string, message: string, options: { status: number; details?: Record<string, unknown> }) {
    super(message);
    this.name = 'AwsError';
    this.code = code;
    this.status = options.status;
    this.details = options.details ?? {};
  }
}

export type CommonFault =
  | 'access-denied'
  | 'expired-token'
  | 'invalid-input'
  | 'invalid-signature'
  | 'missing-authentication'
  | 'request-expired'
  | 'throttled'
  | 'unknown-key'
  | 'unknown-operation'
  | 'internal';

type CodeAndStatus = [code: string, status: number];
type ErrorTable = Record<CommonFault, CodeAndStatus>;

/** Recorded codes and statuses of the query services (aws-data.md 7). */
const QUERY: ErrorTable = {
  'access-denied': ['AccessDenied', 403],
  'expired-token': ['ExpiredToken', 403],
  'invalid-input': ['ValidationError', 400],
  'invalid-signature': ['SignatureDoesNotMatch', 403],
  'missing-authentication': ['MissingAuthenticationToken', 403],
  'request-expired': ['RequestExpired', 400],
  throttled: ['Throttling', 400],
  'unknown-key': ['InvalidClientTokenId', 403],
  'unknown-operation': ['InvalidAction', 400],
  internal: ['ServiceFailure', 500],
};

const JSON_RPC: ErrorTable = {
  'access-denied': ['AccessDeniedException', 400],
  'expired-token': ['ExpiredTokenException', 400],
  'invalid-input': ['ValidationException', 400],
  'invalid-signature': ['InvalidSignatureException', 400],
  'missing-authentication': ['MissingAuthenticationTokenException', 400],
  'request-expired': ['InvalidSignatureException', 400],
  throttled: ['ThrottlingException', 400],
  'unknown-key': ['UnrecognizedClientException', 400],
  'unknown-operation': ['UnknownOperationException', 400],
  internal: ['InternalFailure', 500],
};

const REST_JSON: ErrorTable = {
  ...JSON_RPC,
  'access-denied': ['AccessDeniedException', 403],
  'expired-token': ['ExpiredTokenException', 403],
  'invalid-signature': ['InvalidSignatureException', 403],
  'missing-authentication': ['MissingAuthenticationTokenException', 403],
  throttled: ['ThrottlingException', 429],
  'unknown-key': ['UnrecognizedClientException', 403],
  'unknown-operation': ['UnknownOperationException', 404],
  internal: ['InternalServerException', 500],
};

const S3: ErrorTable = {
  ...QUERY,
  'invalid-input': ['InvalidRequest', 400],
  'unknown-key': ['InvalidAccessKeyId', 403],
  'unknown-operation': ['UnknownOperationException', 404],
  throttled: ['SlowDown', 503],
  internal: ['InternalError', 500],
};

const TABLES: Record<ServiceId, ErrorTable> = {
  iam: QUERY,
  sts: QUERY,
  organizations: {
    ...JSON_RPC,
    'invalid-input': ['InvalidInputException', 400],
    throttled: ['TooManyRequestsException', 400],
    internal: ['ServiceException', 500],
  },
  cloudtrail: JSON_RPC,
  'access-analyzer': REST_JSON,
  account: { ...REST_JSON, throttled: ['TooManyRequestsException', 429] },
  s3control: S3,
  s3: S3,
  kms: JSON_RPC,
  guardduty: {
    ...REST_JSON,
    'invalid-input': ['BadRequestException', 400],
    throttled: ['TooManyRequestsException', 429],
  },
  securityhub: {
    ...REST_JSON,
    'invalid-input': ['InvalidInputException', 400],
    throttled: ['TooManyRequestsException', 429],
  },
  config: JSON_RPC,
  inspector2: REST_JSON,
  ec2: {
    ...QUERY,
    'access-denied': ['UnauthorizedOperation', 403],
    'expired-token': ['RequestExpired', 400],
    'invalid-input': ['InvalidParameterValue', 400],
    'unknown-key': ['AuthFailure', 401],
    throttled: ['RequestLimitExceeded', 503],
    internal: ['InternalError', 500],
  },
  logs: JSON_RPC,
  monitoring: JSON_RPC,
  events: JSON_RPC,
  sns: { ...QUERY, 'access-denied': ['AuthorizationError', 403], 'invalid-input': ['InvalidParameter', 400] },
};

/** One of the faults that every service has, with that service's own code and status. */
export function commonFault(service: ServiceId, fault: CommonFault, message: string): AwsError {
  const [code, status] = TABLES[service][fault];
  return new AwsError(code, message, {
    status,
    details: service === 'access-analyzer' && fault === 'throttled' ? { retryAfterSeconds: 1 } : {},
  });
}

export function noSuchEntity(message: string): AwsError {
  return new AwsError('NoSuchEntity', message, { status: 404 });
}
