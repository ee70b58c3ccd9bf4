import { realNow } from '@/lib/clock';
import { AppError, isAppError } from '@/lib/errors';
import type { StageError } from '@/lib/snapshot/stage';
import { assumeRoleReasons, explainDenied, type Explanation } from './access-denied';
import { errorFacts, type ErrorFacts } from './error-facts';
import { explainNetwork } from './network-errors';
import type { OperationName } from './operations';

interface Subject extends ErrorFacts {
  operation: OperationName;
  now: Date;
}

type Explain = (subject: Subject) => Explanation;

const denied: Explain = ({ operation, text }) =>
  operation === 'sts:AssumeRole'
    ? {
        message: 'AWS refused to let us assume the role, and does not say why.',
        whatToDo: `It is one of: ${assumeRoleReasons.join('; ')}.`,
      }
    : explainDenied(operation, text);

const throttled: Explain = ({ operation }) => ({
  message: `AWS kept answering ${operation} with "too many requests", also after retries.`,
  whatToDo:
    'Other tools use the same limits of this account. Scan later, or lower the request rate in the settings.',
});

const unknownKey: Explain = ({ operation }) => ({
  message: `AWS does not know the access key that signed ${operation}.`,
  whatToDo:
    "The key is deleted or inactive, belongs to another partition, or the region is not enabled for the account. Check the credentials that Rolecall runs with and the link's partition.",
});

const expired: Explain = () => ({
  message: 'The temporary credentials were over, and those of a second session as well.',
  whatToDo: "Check that this machine's clock is right and scan again.",
});

const badSignature: Explain = ({ serverTime, now }) => {
  const offset = serverTime ? Math.round((serverTime.getTime() - now.getTime()) / 1000) : 0;
  const isSkewed = Math.abs(offset) > 240;
  return isSkewed
    ? {
        message: `AWS rejected the signature: this machine's clock is ${describeSeconds(Math.abs(offset))} ${offset > 0 ? 'behind' : 'ahead of'} AWS's.`,
        whatToDo: 'Set the clock (NTP) and try again.',
      }
    : {
        message: 'AWS rejected the signature of the request.',
        whatToDo:
          "The secret key does not belong to the key id, or this machine's clock is off by more than 5 minutes. Check both.",
      };
};

const serverFault: Explain = ({ operation, code }) => ({
  message: `AWS failed on its side (${code}) while answering ${operation}.`,
  whatToDo: "Nothing is wrong with the link. Scan again later; see AWS's health page if it goes on.",
});

const gone: Explain = ({ operation }) => ({
  message: `What ${operation} asked for no longer exists.`,
  whatToDo: 'It was deleted since it was listed, or belongs to an ended session. The next scan will show it.',
});

const fixed = (message: string, whatToDo: string): Explain => {
  const explanation = { message, whatToDo };
  return () => explanation;
};

const ourFault: Explain = ({ operation, text }) => ({
  message: `AWS did not accept the request ${operation}: ${text}`,
  whatToDo: 'This is a fault in Rolecall: please report it with the operation and the request id.',
});

const invalidInput: Explain = (subject) =>
  subject.operation === 'sts:AssumeRole' && /DurationSeconds/i.test(subject.text)
    ? {
        message: "The session that we ask for is longer than the role's maximum session duration.",
        whatToDo: "Set the role's maximum session duration to one hour (3600 seconds) or more.",
      }
    : ourFault(subject);

const regionOff: Explain = ({ operation }) => ({
  message: `The region asked for ${operation} is not enabled for this account.`,
  whatToDo: 'Enable the region, activate STS there, or leave it: other regions are read all the same.',
});

const notManagement = fixed(
  'Only the management account or a delegated administrator may read this.',
  'Link the management account of the organization; nothing is to be done here.',
);

const reportRefused = fixed(
  'AWS refused to make a new credential report now.',
  'A limit of the account is reached. The next scan will try again.',
);

/** By AWS's code. Source: reference "Errors and what they mean"; service models' error shapes. */
const explanations: Record<string, Explain> = {
  AccessDenied: denied,
  AccessDeniedException: denied,
  AccessDeniedForDependencyException: denied,
  UnauthorizedOperation: denied,
  AuthorizationError: denied,
  AuthorizationErrorException: denied,
  Throttling: throttled,
  ThrottlingException: throttled,
  TooManyRequestsException: throttled,
  RequestLimitExceeded: throttled,
  SlowDown: throttled,
  ReportNotPresent: fixed(
    'The account has no credential report, although one was asked for.',
    'Scan again in a few minutes.',
  ),
  ReportExpired: fixed(
    'The credential report is older than four hours and AWS made no new one.',
    'Scan again.',
  ),
  ReportInProgress: fixed(
    'AWS did not finish the credential report in time.',
    'Scan again in a few minutes: large accounts need longer.',
  ),
  NoSuchEntity: gone,
  ResourceNotFoundException: gone,
  TrailNotFoundException: gone,
  InvalidClientTokenId: unknownKey,
  UnrecognizedClientException: unknownKey,
  ExpiredToken: expired,
  ExpiredTokenException: expired,
  SignatureDoesNotMatch: badSignature,
  RequestExpired: badSignature,
  RequestTimeTooSkewed: badSignature,
  InvalidSignatureException: badSignature,
  IncompleteSignature: badSignature,
  RegionDisabledException: fixed(
    'STS is not active in the region that was asked.',
    'Activate STS there in the account settings of IAM, or set AWS_REGION to another region.',
  ),
  OptInRequired: regionOff,
  AuthFailure: regionOff,
  PackedPolicyTooLarge: fixed(
    'The session policy is over the packed size that AWS allows.',
    'This is a fault in Rolecall: please report it. Turning stages off makes the policy shorter.',
  ),
  MalformedPolicyDocument: fixed(
    'AWS did not accept our session policy.',
    'This is a fault in Rolecall: please report it with the request id.',
  ),
  ValidationError: invalidInput,
  ValidationException: invalidInput,
  InvalidInput: invalidInput,
  InvalidInputException: invalidInput,
  MalformedInput: invalidInput,
  InvalidParameterException: invalidInput,
  AWSOrganizationsNotInUseException: fixed(
    'The account belongs to no organization.',
    'Nothing is to be done: it is a stand-alone account.',
  ),
  ServiceAccessNotEnabledException: fixed(
    'Trusted access of IAM is not enabled in the organization.',
    'Enable trusted access for IAM if root credentials are to be managed centrally.',
  ),
  AccountNotManagementOrDelegatedAdministratorException: notManagement,
  AccountNotManagementAccountException: notManagement,
  LimitExceeded: reportRefused,
  LimitExceededException: reportRefused,
  GenerationLimitExceeded: reportRefused,
  ReportGenerationLimitExceeded: fixed(
    'Another access report of the organization is being made.',
    'Try again when it is ready.',
  ),
  JobFailed: ({ text }) => ({ message: text, whatToDo: 'The next scan will ask again.' }),
  JobStuck: ({ text }) => ({ message: text, whatToDo: 'The next scan will ask again.' }),
  DeadlineExceeded: fixed(
    "The scan's time was over before this was read.",
    'Scan again: what was read is kept. A higher request rate in the settings makes scans shorter.',
  ),
  CredentialsProviderError: fixed(
    'Rolecall found no AWS credentials of its own to assume the role with.',
    'Give the process credentials by the usual ways of the AWS SDK: an instance or task role, environment variables, or a profile.',
  ),
  InvalidAction: ourFault,
  UnknownOperationException: ourFault,
};

const byAwsName: Record<string, string> = {
  CredentialReportNotPresentException: 'ReportNotPresent',
  CredentialReportExpiredException: 'ReportExpired',
  CredentialReportNotReadyException: 'ReportInProgress',
  NoSuchEntityException: 'NoSuchEntity',
  InvalidInputException: 'InvalidInput',
  PackedPolicyTooLargeException: 'PackedPolicyTooLarge',
  MalformedPolicyDocumentException: 'MalformedPolicyDocument',
  ReportGenerationLimitExceededException: 'ReportGenerationLimitExceeded',
  ServiceFailureException: 'ServiceFailure',
};

function explain(subject: Subject): Explanation {
  const known = explanations[subject.code];
  if (known) return known(subject);
  const network = explainNetwork(subject);
  if (network) return network;
  if ((subject.status ?? 0) >= 500) return serverFault(subject);
  return {
    message: subject.text || `AWS answered ${subject.operation} with ${subject.code}.`,
    whatToDo: 'Scan again; if it stays, report it with the operation and the request id.',
  };
}

/** AWS's code of an error by its wire name (`ReportNotPresent`), whatever class the SDK made of it. */
export function awsCode(error: unknown): string {
  const { code } = errorFacts(error);
  return byAwsName[code] ?? code;
}

function ofAppError({ code, message, whatToDo, details }: AppError, operation: OperationName): StageError {
  const detail = (name: string) => (typeof details[name] === 'string' ? details[name] : null);
  return {
    code: detail('awsCode') ?? code,
    operation: detail('operation') ?? operation,
    message,
    whatToDo,
    requestId: detail('requestId'),
  };
}

/**
 * Anything that a call to AWS can end in, as a sentence for people and what to do about it. `operation` is what was called;
 * `now` is compared with AWS's own time where the signature was refused.
 */
export function describeAwsError(
  error: unknown,
  operation: OperationName,
  now: Date = realNow(),
): StageError {
  if (isAppError(error)) return ofAppError(error, operation);
  const facts = errorFacts(error);
  const code = byAwsName[facts.code] ?? facts.code;
  const { message, whatToDo } = explain({ ...facts, code, operation, now });
  return { code, operation, message, whatToDo, requestId: facts.requestId };
}

/** The same as an AppError (`upstream`; `throttled` when AWS says so), for callers that cannot go on. */
export function toUpstreamError(error: unknown, operation: OperationName): AppError {
  if (isAppError(error)) return error;
  const { code, message, whatToDo, requestId } = describeAwsError(error, operation);
  const kind = explanations[code] === throttled ? 'throttled' : 'upstream';
  return new AppError(kind, message, whatToDo, { awsCode: code, operation, requestId, cause: error });
}

/** True when AWS refused for lack of permission. */
export function isAccessDenied(error: unknown): boolean {
  return explanations[awsCode(error)] === denied;
}

/** True when AWS asked us to slow down. */
export function isThrottle(error: unknown): boolean {
  return explanations[awsCode(error)] === throttled;
}

/** True when the temporary credentials are over. */
export function isExpired(error: unknown): boolean {
  return explanations[awsCode(error)] === expired;
}

const transientNames =
  /^(ECONN|EPIPE|ETIMEDOUT|EAI_AGAIN|EHOST|ENET|TimeoutError$|Service|Internal|UnexpectedAnswer$|RequestExpired$|DeadlineExceeded$)/;

/** True for a failure that may be gone at the next try: throttling, AWS's own faults, the network. */
export function isTransientCode(code: string): boolean {
  return explanations[code] === throttled || transientNames.test(code);
}

function describeSeconds(seconds: number): string {
  if (seconds < 120) return `${seconds} seconds`;
  if (seconds < 7200) return `${Math.round(seconds / 60)} minutes`;
  return `${Math.round(seconds / 3600)} hours`;
}
