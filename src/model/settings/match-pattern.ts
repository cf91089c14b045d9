/**
 * Match patterns: how a browser is told which pages an extension may run on. They are always host-wide: Chromium
 * refuses paths with `match_origin_as_fallback`.
 */

/** The pages of a row of the site table. */
export function sitePatterns({ hosts }: { readonly hosts: readonly string[] }): string[] {
  return hosts.map((host) => `https://${host}/*`);
}

/**
 * The narrowest pattern that holds an origin.
 * @param takesPorts false in Firefox, which takes a pattern with a port and then matches no page at all (measured in
 *   153): there it is the host, whatever the port
 */
export function originPattern(origin: string, takesPorts: boolean): string {
  const { protocol, host, hostname } = new URL(origin);
  return `${protocol}//${takesPorts ? host : hostname}/*`;
}
