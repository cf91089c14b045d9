/**
 * A throw-away TLS certificate, made in Node alone: ECDSA P-256, X.509 v3 (RFC 5280) encoded in DER (X.690). No key
 * stands in the repository and no openssl is needed.
 */
import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto';

export interface Certificate {
  /** PEM. */
  readonly cert: string;
  /** PEM, PKCS#8. */
  readonly key: string;
  /** Base64 of the SHA-256 of the public key's SPKI, for Chromium's --ignore-certificate-errors-spki-list. */
  readonly spkiHash: string;
}

const DAY_MS = 86_400_000;

/** Tags of X.690. */
const TAG = {
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  objectId: 0x06,
  utf8String: 0x0c,
  utcTime: 0x17,
  sequence: 0x30,
  set: 0x31,
  /** Context-specific: the version and the extensions of a TBSCertificate, a dNSName of a GeneralName. */
  version: 0xa0,
  extensions: 0xa3,
  dnsName: 0x82,
} as const;

const OID = {
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
  commonName: '2.5.4.3',
  subjectAltName: '2.5.29.17',
} as const;

function lengthBytes(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  if (length < 0x100) return Buffer.from([0x81, length]);
  return Buffer.from([0x82, length >> 8, length & 0xff]);
}

function der(tag: number, ...content: readonly Buffer[]): Buffer {
  const body = Buffer.concat(content);
  return Buffer.concat([Buffer.from([tag]), lengthBytes(body.length), body]);
}

function sequence(...content: readonly Buffer[]): Buffer {
  return der(TAG.sequence, ...content);
}

/** The first two arcs share a byte; the others are base 128, high bit set on all bytes but the last. */
function objectId(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = [first * 40 + second];
  for (const arc of rest) {
    const base128 = [arc & 0x7f];
    for (let high = arc >> 7; high > 0; high >>= 7) base128.unshift((high & 0x7f) | 0x80);
    bytes.push(...base128);
  }
  return der(TAG.objectId, Buffer.from(bytes));
}

/** `YYMMDDHHMMSSZ`. */
function utcTime(epochMs: number): Buffer {
  const digits = new Date(epochMs).toISOString().slice(2, 19).replace(/[-:T]/g, '');
  return der(TAG.utcTime, Buffer.from(`${digits}Z`));
}

function commonName(name: string): Buffer {
  return sequence(der(TAG.set, sequence(objectId(OID.commonName), der(TAG.utf8String, Buffer.from(name)))));
}

function pem(label: string, content: Buffer): string {
  const lines = content.toString('base64').match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}

/** A self-signed certificate for the hosts, good at all of these moments (epoch ms), and for a week after the last. */
export function createCertificate(hosts: readonly string[], moments: readonly number[]): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  const algorithm = sequence(objectId(OID.ecdsaWithSha256));
  const name = commonName('Trottinette test');
  const serial = randomBytes(8);
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x01;
  const dnsNames = hosts.map((host) => der(TAG.dnsName, Buffer.from(host)));
  const altNames = sequence(objectId(OID.subjectAltName), der(TAG.octetString, sequence(...dnsNames)));
  const toBeSigned = sequence(
    der(TAG.version, der(TAG.integer, Buffer.from([2]))),
    der(TAG.integer, serial),
    algorithm,
    name,
    sequence(utcTime(Math.min(...moments) - DAY_MS), utcTime(Math.max(...moments) + 7 * DAY_MS)),
    name,
    spki,
    der(TAG.extensions, sequence(altNames)),
  );
  const signature = createSign('SHA256').update(toBeSigned).sign(privateKey);
  const signed = sequence(toBeSigned, algorithm, der(TAG.bitString, Buffer.from([0]), signature));
  return {
    cert: pem('CERTIFICATE', signed),
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    spkiHash: createHash('sha256').update(spki).digest('base64'),
  };
}
