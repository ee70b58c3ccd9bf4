import { AppError } from '@/lib/errors';
import { callScope } from './call-scope';
import { awsCode, isThrottle } from './errors';
import type { OperationName } from './operations';

const servicePrefixes: Record<string, string> = {
  IAMClient: 'iam',
  STSClient: 'sts',
  OrganizationsClient: 'organizations',
  CloudTrailClient: 'cloudtrail',
  AccessAnalyzerClient: 'access-analyzer',
  AccountClient: 'account',
  S3ControlClient: 's3control',
  S3Client: 's3',
  KMSClient: 'kms',
  EC2Client: 'ec2',
  GuardDutyClient: 'guardduty',
  SecurityHubClient: 'securityhub',
  ConfigServiceClient: 'config',
  Inspector2Client: 'inspector2',
  CloudWatchClient: 'cloudwatch',
  CloudWatchLogsClient: 'logs',
  EventBridgeClient: 'events',
  SNSClient: 'sns',
};

interface Context {
  clientName?: string;
  commandName?: string;
}

interface Answer {
  /** What the SDK read out of it. */
  output?: Record<string, unknown>;
  response?: { statusCode?: number; headers?: Record<string, string> };
}

type Handler = (args: never) => Promise<Answer>;

interface Stack {
  remove: (name: string) => boolean;
  add: (middleware: never, options: { step: never; name: string; priority?: 'high' | 'low' }) => void;
  addRelativeTo: (
    middleware: never,
    options: { relation: 'after' | 'before'; toMiddleware: string; name: string },
  ) => void;
}

/** The operation that an error came from, for errors that passed through our clients. */
const operations = new WeakMap<object, OperationName>();

export function operationOf(error: unknown): OperationName | null {
  return typeof error === 'object' && error !== null ? (operations.get(error) ?? null) : null;
}

function operationName(context: Context): OperationName {
  const service = servicePrefixes[context.clientName ?? ''] ?? 'unknown';
  return `${service}:${(context.commandName ?? 'Unknown').replace(/Command$/, '')}`;
}

/** Refuses, before anything is sent, what the session's stages do not need: Rolecall only reads. */
function guard(next: Handler, context: Context): Handler {
  const operation = operationName(context);
  return async (args) => {
    const scope = callScope.getStore();
    if (!scope?.allowed.has(operation)) {
      throw new AppError(
        'forbidden',
        `Rolecall refused to send ${operation}: it is not among the operations of this session.`,
        'This is a fault in Rolecall: please report it.',
        { operation },
      );
    }
    try {
      return await next(args);
    } catch (error) {
      if (typeof error === 'object' && error !== null) operations.set(error, operation);
      throw error;
    }
  };
}

/** Every attempt: wait for the bucket of the account's region, count it, and slow the bucket down when AWS throttles. */
function attemptIn(region: string) {
  return (next: Handler, context: Context): Handler => {
    const operation = operationName(context);
    return async (args) => {
      const scope = callScope.getStore();
      const limiter = scope?.limiter(operation, region);
      if (scope && limiter) await limiter.take(scope.signal);
      scope?.signal.throwIfAborted();
      scope?.onCall(operation);
      try {
        const answer = await next(args);
        refuseWebPage(answer);
        return answer;
      } catch (error) {
        if (isThrottle(error)) {
          limiter?.slowDown();
          scope?.onThrottle(operation);
        }
        throw asRefusal(error, operation);
      }
    };
  };
}

/**
 * The SDK reads a proxy's page with status 200 as an answer without members, which would be taken for data. One that has
 * members is an answer, whatever it calls itself: moto sends JSON as text/html.
 */
function refuseWebPage({ response, output = {} }: Answer): void {
  if (!response?.headers?.['content-type']?.includes('html')) return;
  if (Object.entries(output).some(([name, value]) => name !== '$metadata' && value !== undefined)) return;
  throw Object.assign(new Error('The answer is a web page.'), { $response: response });
}

/** LimitExceeded on a Generate… is an answer, but the SDK would take its name for a throttle and retry for a minute. */
function asRefusal(error: unknown, operation: OperationName): unknown {
  const code = awsCode(error);
  const isRefusal = code === 'LimitExceeded' || code === 'LimitExceededException';
  if (isRefusal && operation.includes(':Generate') && error instanceof Error) {
    error.name = 'GenerationLimitExceeded';
  }
  return error;
}

/** Installs guard and counter on a client of a region, and takes out the logging that filters every answer for a log that nobody keeps. The casts are safe: smithy's middleware takes any handler of its own step's shape. */
export function installMiddleware(stack: unknown, region: string): void {
  const typed = stack as Stack;
  typed.remove('loggerMiddleware');
  typed.add(guard as never, { step: 'initialize' as never, name: 'rolecallGuard', priority: 'high' });
  typed.addRelativeTo(attemptIn(region) as never, {
    relation: 'after',
    toMiddleware: 'retryMiddleware',
    name: 'rolecallAttempt',
  });
}
