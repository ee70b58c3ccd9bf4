import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { commonFault } from '../wire/aws-error';
import { parseScope } from '../wire/parse-request';
import type { ParsedRequest, RawRequest } from '../wire/parse-request';
import { percentEncode } from '../wire/xml';

const FIVE_MINUTES = 300_000;

const hash = (content: string | Buffer) => createHash('sha256').update(content).digest('hex');
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();

function canonicalQuery(search: URLSearchParams): string {
  return [...search]
    .map(([name, value]): [string, string] => [percentEncode(name), percentEncode(value)])
    .sort(([a, x], [b, y]) => (a < b || (a === b && x < y) ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

function canonicalRequest(raw: RawRequest, service: string, signedHeaders: string): string {
  const url = new URL(raw.url, 'http://simulator');
  // Every service but S3 encodes the path a second time.
  const path = service.startsWith('s3') ? url.pathname : url.pathname.split('/').map(percentEncode).join('/');
  const headers = signedHeaders.split(';').map(
    (name) =>
      `${name}:${String(raw.headers[name] ?? '')
        .trim()
        .replace(/\s+/g, ' ')}\n`,
  );
  return [
    raw.method,
    path,
    canonicalQuery(url.searchParams),
    headers.join(''),
    signedHeaders,
    hash(raw.body),
  ].join('\n');
}

function amzDate(raw: RawRequest): string {
  const value = raw.headers['x-amz-date'];
  return typeof value === 'string' ? value : '';
}

function checkDate(request: ParsedRequest): void {
  const text = amzDate(request.raw);
  const iso = text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z');
  if (Math.abs(Date.now() - Date.parse(iso)) <= FIVE_MINUTES) return;
  throw commonFault(
    request.service,
    'invalid-signature',
    `Signature expired: ${text} is not within 5 minutes of the current time`,
  );
}

/** Recomputes the Signature Version 4 of a request. Throws the service's own signature error. */
export function verifySignature(request: ParsedRequest, secret: string): void {
  const scope = parseScope(request.raw.headers);
  if (!scope) return;
  checkDate(request);
  const credentialScope = `${scope.date}/${scope.region}/${scope.service}/aws4_request`;
  const canonical = canonicalRequest(request.raw, scope.service, scope.signedHeaders);
  const toSign = ['AWS4-HMAC-SHA256', amzDate(request.raw), credentialScope, hash(canonical)].join('\n');
  const key = hmac(
    hmac(hmac(hmac(`AWS4${secret}`, scope.date), scope.region), scope.service),
    'aws4_request',
  );
  const expected = hmac(key, toSign);
  const given = Buffer.from(scope.signature, 'hex');
  if (given.length === expected.length && timingSafeEqual(given, expected)) return;
  throw commonFault(
    request.service,
    'invalid-signature',
    'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method.',
  );
}
