/** Ids that say nothing: neither the site's own id nor anything it could be matched with. */

const ID_BYTES = 16;

/** 22 characters that stand for this key of this site, in this install only. */
export async function requestId(salt: string, site: string, key: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${salt}|${site}|${key}`));
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
