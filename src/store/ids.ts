/** Ids of requests and of reports: hashes, from which nobody gets back what they stand for. */
import type { Period } from '../model/summaries/period.ts';
import type { Install } from './meta-rows.ts';

const ID_BYTES = 16;

/** 22 characters that stand for this key of this site, in this install only. */
export async function requestId(salt: string, site: string, key: string): Promise<string> {
  return hashed(`${salt}|${site}|${key}`);
}

/**
 * 22 characters that stand for this key of this site's export, the same in every install: what two devices read of one
 * file has to meet. Who knows the site's own id can tell whether it is this one; see
 * docs/decisions/031-imported-requests-have-no-device.md.
 */
export async function importId(site: string, key: string): Promise<string> {
  return hashed(`export|${site}|${key}`);
}

/** The secret of an install, and the name it counts under: a copied profile has the same secret, but a name of its own. */
export type ReportSource = Pick<Install, 'salt' | 'device'>;

/**
 * 22 characters a report has instead of its device: base64url(HMAC-SHA-256(salt, device and period)), cut to 16 bytes.
 * The same whenever the same period is reported; without the salt nobody can tell whether those of two periods are from
 * one device, nor from which.
 */
export async function reportId({ salt, device }: ReportSource, { from, to }: Period): Promise<string> {
  const utf8 = new TextEncoder();
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', utf8.encode(salt), algorithm, false, ['sign']);
  const signed = await crypto.subtle.sign('HMAC', key, utf8.encode(`report|${device}|${from}|${to}`));
  return toBase64Url(new Uint8Array(signed, 0, ID_BYTES));
}

/** 22 characters that stand for a text: whether two are the same can be told, and nothing else. */
export async function digestOf(value: string): Promise<string> {
  return hashed(`digest|${value}`);
}

async function hashed(value: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(value));
  return toBase64Url(new Uint8Array(digest, 0, ID_BYTES));
}

/** 22 characters nobody can guess. */
export function randomId(): string {
  return toBase64Url(crypto.getRandomValues(new Uint8Array(ID_BYTES)));
}

function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
