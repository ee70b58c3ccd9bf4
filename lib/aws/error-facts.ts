/** What can be told from anything that the SDK, the network or we ourselves throw. */
export interface ErrorFacts {
  /** AWS's code, the platform's (`ECONNREFUSED`), or our own name for what has none. */
  code: string;
  status: number | null;
  text: string;
  requestId: string | null;
  /** Media type of an answer that could not be read. */
  contentType: string | null;
  /** The `Date` header of the answer. */
  serverTime: Date | null;
}

interface Loose {
  name?: unknown;
  code?: unknown;
  Code?: unknown;
  message?: unknown;
  Message?: unknown;
  cause?: unknown;
  errors?: unknown;
  $metadata?: { httpStatusCode?: unknown; requestId?: unknown };
  $response?: { statusCode?: unknown; headers?: Record<string, unknown> };
}

const unspecific = new Set([
  'Error',
  'TypeError',
  'SyntaxError',
  'AggregateError',
  'UnknownError',
  'Unknown',
]);

function isObject(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null;
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function number(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

/** Node's own code (`ECONNREFUSED`…), looked for in causes and in the parts of an AggregateError too. */
function systemCode(error: Loose, depth = 0): string | null {
  const own = text(error.code);
  if (own && /^(E[A-Z_0-9]+|CERT_|DEPTH_|SELF_SIGNED|UNABLE_TO|ERR_TLS)/.test(own)) return own;
  if (depth > 5) return null;
  const inner = [error.cause, ...(Array.isArray(error.errors) ? error.errors : [])].filter(isObject);
  for (const one of inner) {
    const found = systemCode(one, depth + 1);
    if (found) return found;
  }
  return null;
}

function header(error: Loose, name: string): string | null {
  return text(error.$response?.headers?.[name]);
}

function serverTime(error: Loose): Date | null {
  const value = header(error, 'date');
  const at = value ? new Date(value) : null;
  return at && !Number.isNaN(at.getTime()) ? at : null;
}

/** AWS's own code. The SDK calls any answer with status 404 NotFound, where it found no code in it: a page's is none. */
function awsCodeOf(error: Loose, isPage: boolean): string | null {
  const names = [text(error.name), text(error.Code)];
  const named = names.find((name) => name !== null && !unspecific.has(name)) ?? null;
  return isPage && named === 'NotFound' ? null : named;
}

function codeOf(error: Loose, contentType: string | null): string {
  const isPage = contentType?.includes('html') ?? false;
  const told = systemCode(error) ?? awsCodeOf(error, isPage);
  if (told) return told;
  return isPage || error.$response ? 'UnexpectedAnswer' : (text(error.name) ?? 'UnknownError');
}

/** Reads an unknown error without assuming where it comes from. */
export function errorFacts(error: unknown): ErrorFacts {
  if (!isObject(error)) {
    return { code: 'UnknownError', status: null, text: String(error), ...noAnswer };
  }
  const contentType = header(error, 'content-type');
  return {
    code: codeOf(error, contentType),
    status: number(error.$metadata?.httpStatusCode) ?? number(error.$response?.statusCode),
    text: text(error.message) ?? text(error.Message) ?? '',
    requestId: text(error.$metadata?.requestId),
    contentType,
    serverTime: serverTime(error),
  };
}

const noAnswer = { requestId: null, contentType: null, serverTime: null };
