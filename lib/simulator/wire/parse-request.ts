import type { IncomingHttpHeaders } from 'node:http';
import { Input } from './input';
import { matchRestRoute } from './rest-routes';
import { isServiceId, PROTOCOLS } from './services';
import type { ServiceId } from './services';

/** One HTTP request as it came. */
export interface RawRequest {
  method: string;
  /** Path and query. */
  url: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** What the request asks of which service, and who says so. */
export interface ParsedRequest {
  raw: RawRequest;
  service: ServiceId;
  operation: string;
  input: Input;
  region: string;
  accessKeyId: string;
  sessionToken?: string;
  /** From `amz-sdk-request: attempt=2; max=10`; 1 when the client does not say. */
  attempt: number;
}

export interface Scope {
  accessKeyId: string;
  date: string;
  region: string;
  service: string;
  signedHeaders: string;
  signature: string;
}

const AUTHORIZATION =
  /^AWS4-HMAC-SHA256\s+Credential=([^/]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request,\s*SignedHeaders=([^,]+),\s*Signature=([0-9a-f]+)$/;

/** The parts of an Authorization header; undefined when it is absent or not Signature Version 4. */
export function parseScope(headers: IncomingHttpHeaders): Scope | undefined {
  const match = AUTHORIZATION.exec(headers.authorization ?? '');
  if (!match) return undefined;
  const [, accessKeyId = '', date = '', region = '', service = '', signedHeaders = '', signature = ''] =
    match;
  return { accessKeyId, date, region, service, signedHeaders, signature };
}

function decodeForm(text: string): Map<string, unknown> {
  const fields = new Map<string, unknown>();
  for (const [name, value] of new URLSearchParams(text)) fields.set(name, value);
  return fields;
}

function decodeJson(body: Buffer): Map<string, unknown> {
  if (body.length === 0) return new Map();
  const value: unknown = JSON.parse(body.toString('utf8'));
  return new Map(typeof value === 'object' && value !== null ? Object.entries(value) : []);
}

function attemptOf(headers: IncomingHttpHeaders): number {
  const header = headers['amz-sdk-request'];
  const match = /attempt=(\d+)/.exec(typeof header === 'string' ? header : '');
  return match ? Number(match[1]) : 1;
}

function oneHeader(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}

function restOperation(service: ServiceId, raw: RawRequest): { operation: string; input: Input } {
  const url = new URL(raw.url, 'http://simulator');
  const route = matchRestRoute(service, raw.method, url);
  const fields = PROTOCOLS[service] === 'rest-xml' ? new Map<string, unknown>() : decodeJson(raw.body);
  for (const [name, value] of url.searchParams) fields.set(name, value);
  for (const [name, value] of Object.entries(route?.parameters ?? {})) fields.set(name, value);
  if (service === 's3control') fields.set('AccountId', oneHeader(raw.headers, 'x-amz-account-id'));
  return { operation: route?.operation ?? '', input: new Input(service, fields) };
}

function operationAndInput(service: ServiceId, raw: RawRequest): { operation: string; input: Input } {
  const protocol = PROTOCOLS[service];
  if (protocol === 'query' || protocol === 'ec2') {
    const fields = decodeForm(raw.body.toString('utf8'));
    const lists = protocol === 'query' ? '.member' : '';
    return { operation: String(fields.get('Action') ?? ''), input: new Input(service, fields, lists) };
  }
  if (protocol !== 'json') return restOperation(service, raw);
  const target = oneHeader(raw.headers, 'x-amz-target') ?? '';
  // SDK v3 sends `CloudTrail_20131101.X`, botocore `com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.X`.
  const operation = target.slice(target.lastIndexOf('.') + 1);
  return { operation, input: new Input(service, decodeJson(raw.body)) };
}

function isS3Control(raw: RawRequest): boolean {
  return raw.url.startsWith('/v20180820/');
}

/**
 * Recognises an AWS request. `undefined`: not signed, or for a service the simulator does not play.
 * Throws SyntaxError when a JSON body does not parse.
 */
export function parseRequest(raw: RawRequest): ParsedRequest | undefined {
  const scope = parseScope(raw.headers);
  if (!scope || !isServiceId(scope.service)) return undefined;
  const service = scope.service === 's3' && isS3Control(raw) ? 's3control' : scope.service;
  return {
    raw,
    service,
    ...operationAndInput(service, raw),
    region: scope.region,
    accessKeyId: scope.accessKeyId,
    sessionToken: oneHeader(raw.headers, 'x-amz-security-token'),
    attempt: attemptOf(raw.headers),
  };
}
