import { createHash } from 'node:crypto';
import type { DatedCredential } from '../../world/types';

const YEAR = 365 * 86_400_000;

function der(tag: number, ...content: Buffer[]): Buffer {
  const body = Buffer.concat(content);
  const length =
    body.length < 128
      ? Buffer.from([body.length])
      : Buffer.from([0x82, body.length >> 8, body.length & 0xff]);
  return Buffer.concat([Buffer.from([tag]), length, body]);
}

const sequence = (...content: Buffer[]) => der(0x30, ...content);
const bits = (content: Buffer) => der(0x03, Buffer.from([0]), content);

function utcTime(at: number): Buffer {
  return der(0x17, Buffer.from(`${new Date(at).toISOString().replace(/[-:T]/g, '').slice(2, 14)}Z`));
}

function commonName(name: string): Buffer {
  const oid = der(0x06, Buffer.from([0x55, 0x04, 0x03]));
  return sequence(der(0x31, sequence(oid, der(0x0c, Buffer.from(name)))));
}

/** sha256WithRSAEncryption and rsaEncryption, each with NULL parameters. */
const SIGNATURE_ALGORITHM = sequence(
  der(0x06, Buffer.from([0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b])),
  der(0x05),
);
const KEY_ALGORITHM = sequence(
  der(0x06, Buffer.from([0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01])),
  der(0x05),
);

/** A PEM certificate that X.509 parsers read (dates, names), valid one year from upload, with a meaningless key and signature. */
export function syntheticCertificate(of: DatedCredential): string {
  const noise = createHash('sha512').update(of.id).digest();
  const modulus = Buffer.concat([Buffer.from([0, 0xc1]), noise, noise.reverse(), noise.subarray(1)]);
  const key = sequence(KEY_ALGORITHM, bits(sequence(der(0x02, modulus), der(0x02, Buffer.from([1, 0, 1])))));
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.concat([Buffer.from([1]), noise.subarray(0, 8)])),
    SIGNATURE_ALGORITHM,
    commonName('AWS Limited-Assurance CA'),
    sequence(utcTime(of.createdAt), utcTime(of.createdAt + YEAR)),
    commonName(of.id.toLowerCase()),
    key,
  );
  const certificate = sequence(body, SIGNATURE_ALGORITHM, bits(Buffer.concat([noise, noise])));
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----`;
}
