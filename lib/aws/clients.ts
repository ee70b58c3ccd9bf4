import { AccessAnalyzerClient } from '@aws-sdk/client-accessanalyzer';
import { AccountClient } from '@aws-sdk/client-account';
import { CloudTrailClient } from '@aws-sdk/client-cloudtrail';
import { IAMClient } from '@aws-sdk/client-iam';
import { OrganizationsClient } from '@aws-sdk/client-organizations';
import { S3ControlClient } from '@aws-sdk/client-s3-control';
import { STSClient } from '@aws-sdk/client-sts';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { callScope, type SessionKeys } from './call-scope';
import { installMiddleware } from './client-middleware';
import { httpHandler } from './http-handler';

/** How a client retries. Adaptive adds waits of its own, so runs without limits use the standard mode. */
export interface RetryPolicy {
  mode: 'standard' | 'adaptive';
  attempts: number;
}

export const politeRetries: RetryPolicy = { mode: 'adaptive', attempts: 8 };
export const plainRetries: RetryPolicy = { mode: 'standard', attempts: 4 };

/** Keys of the session whose call this is. Marked memoized, so that the SDK asks each time and a renewed session takes effect. */
const scopedKeys = Object.assign(
  async (): Promise<SessionKeys> => {
    const scope = callScope.getStore();
    if (!scope) throw new AppError('internal', 'A call to AWS was made outside a session.');
    return scope.keys();
  },
  { memoized: true },
);

function baseOptions(region: string, retry: RetryPolicy) {
  return {
    region,
    requestHandler: httpHandler,
    maxAttempts: retry.attempts,
    retryMode: retry.mode,
    customUserAgent: 'rolecall',
  };
}

type Options = ReturnType<typeof baseOptions>;

/** S3 Control puts the account id before the host, which no custom endpoint answers to; the rest of its rules stay. */
function s3ControlFor(options: Options): S3ControlClient {
  const client = new S3ControlClient({ ...options, credentials: scopedKeys });
  const original = client.config.endpointProvider;
  client.config.endpointProvider = (parameters, context) => {
    if (!parameters.Endpoint) return original(parameters, context);
    const signing = {
      name: 'sigv4',
      signingName: 's3',
      signingRegion: options.region,
      disableDoubleEncoding: true,
      properties: {},
    };
    return {
      url: new URL(parameters.Endpoint),
      properties: { authSchemes: [signing] },
      headers: {},
    };
  };
  return client;
}

const makers = {
  iam: (options: Options) => new IAMClient({ ...options, credentials: scopedKeys }),
  sts: (options: Options) => new STSClient({ ...options, credentials: scopedKeys }),
  organizations: (options: Options) => new OrganizationsClient({ ...options, credentials: scopedKeys }),
  cloudTrail: (options: Options) => new CloudTrailClient({ ...options, credentials: scopedKeys }),
  accessAnalyzer: (options: Options) => new AccessAnalyzerClient({ ...options, credentials: scopedKeys }),
  account: (options: Options) => new AccountClient({ ...options, credentials: scopedKeys }),
  s3Control: s3ControlFor,
};

export type ClientKind = keyof typeof makers;
export type ClientOf<K extends ClientKind> = ReturnType<(typeof makers)[K]>;

/** What all of the SDK's clients have in common. */
interface SdkClient {
  middlewareStack: unknown;
  send: unknown;
}

/** A client class that a stage brings along, so that a large SDK package loads with its stage alone. */
export type ClientClass<C extends SdkClient> = new (
  options: Options & { credentials: typeof scopedKeys; forcePathStyle: boolean },
) => C;

/**
 * Clients by service and region, each made once. A pool of its own per account keeps the SDK's adaptive limiter and
 * retry quota apart; the shared pool of runs without limits saves making them for every scan.
 */
export class ClientPool {
  private readonly clients = new Map<string, unknown>();

  constructor(private readonly retry: RetryPolicy) {}

  get<K extends ClientKind>(kind: K, region: string): ClientOf<K> {
    const key = `${kind}/${region}`;
    const existing = this.clients.get(key);
    if (existing) return existing as ClientOf<K>;
    const client = makers[kind](baseOptions(region, this.retry)) as ClientOf<K>;
    installMiddleware(client.middlewareStack, region);
    this.clients.set(key, client);
    return client;
  }

  /** The client of a class; S3 behind a custom endpoint has no host name per bucket. */
  getOf<C extends SdkClient>(Client: ClientClass<C>, region: string): C {
    const key = `${Client.name}/${region}`;
    const existing = this.clients.get(key);
    if (existing) return existing as C;
    const forcePathStyle = env().AWS_ENDPOINT_URL !== undefined;
    const client = new Client({
      ...baseOptions(region, this.retry),
      credentials: scopedKeys,
      forcePathStyle,
    });
    installMiddleware(client.middlewareStack, region);
    this.clients.set(key, client);
    return client;
  }
}

const sharedPools = new Map<string, ClientPool>();

/** The pool of runs without limits; another endpoint gets another pool, since clients keep the endpoint that they found. */
export function sharedPool(): ClientPool {
  const endpoint = env().AWS_ENDPOINT_URL ?? '';
  const pool = sharedPools.get(endpoint) ?? new ClientPool(plainRetries);
  sharedPools.set(endpoint, pool);
  return pool;
}

const sourceClients = new Map<string, STSClient>();

/** STS with Rolecall's own credentials, from the SDK's default chain. */
export function sourceSts(region: string): STSClient {
  const key = `${region}/${env().AWS_ENDPOINT_URL ?? ''}`;
  const existing = sourceClients.get(key);
  if (existing) return existing;
  const client = new STSClient(baseOptions(region, plainRetries));
  installMiddleware(client.middlewareStack, region);
  sourceClients.set(key, client);
  return client;
}
