/** Ids of requests: hashes, from which nobody gets back the site's own. */

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
