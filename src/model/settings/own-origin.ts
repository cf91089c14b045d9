/**
 * The origins a person adds: something they run themselves, or a chat the table lacks. What they type is read here,
 * and each change of the list is a change of the settings.
 */
import { originPattern } from './match-pattern.ts';
import { ownNumber } from './own-id.ts';
import {
  MAX_OWN_ORIGINS,
  type OwnOrigin,
  type Settings,
  type SettingsChange,
  webOrigin,
} from './settings.ts';

/** Why an address can't be added: codes, the interface has the words. */
export type OwnOriginProblem =
  | 'empty'
  /** Nothing a browser could open. */
  | 'not-an-address'
  /** Of the browser, of a file, of another protocol: no page there can be metered. */
  | 'not-a-web-page'
  /** A name or password stands in it: those are nobody's business. */
  | 'has-credentials'
  /** A site of the table: it is switched on in the list of sites. */
  | 'known-site'
  | 'already-added'
  | 'too-many';

/** The origin as `URL.origin` writes it, or why it is refused. */
export type OwnOriginReading = { readonly origin: string } | { readonly problem: OwnOriginProblem };

/**
 * The origin a person means by an address, or by a host with or without a port.
 * @param siteHosts the hosts of the table's rows
 */
export function readOwnOrigin(
  typed: string,
  { ownOrigins }: Pick<Settings, 'ownOrigins'>,
  siteHosts: ReadonlySet<string>,
): OwnOriginReading {
  const address = typed.trim();
  if (address === '') return { problem: 'empty' };
  const url = parseUrl(withScheme(address));
  if (!url) return { problem: 'not-an-address' };
  if (url.username !== '' || url.password !== '') return { problem: 'has-credentials' };
  if (!/^https?:$/.test(url.protocol)) return { problem: 'not-a-web-page' };
  if (webOrigin(url.origin) === undefined) return { problem: 'not-an-address' };
  if (siteHosts.has(url.hostname)) return { problem: 'known-site' };
  if (ownOrigins.some(({ origin }) => origin === url.origin)) return { problem: 'already-added' };
  return ownOrigins.length < MAX_OWN_ORIGINS ? { origin: url.origin } : { problem: 'too-many' };
}

function parseUrl(address: string): URL | undefined {
  try {
    // Not `URL.canParse`: once it is called often, that of Node 20 takes a host with an umlaut for none.
    return new URL(address);
  } catch {
    return undefined;
  }
}

/** `name:` before anything but a port is a scheme: `localhost:3000` has none, `about:blank` has. */
const SCHEME = /^[a-z][a-z0-9+.-]*:(?!\d+(?:[/?#]|$))/i;

function withScheme(address: string): string {
  if (SCHEME.test(address)) return address;
  const host = parseUrl(`http://${address}`)?.hostname ?? '';
  return `${isLocalHost(host) ? 'http' : 'https'}://${address}`;
}

/** Names that no certificate is given for: RFC 6761 (localhost), 6762 (local), 8375 (home.arpa), ICANN's internal. */
const LOCAL_NAME = /^[^.]+$|\.(?:localhost|local|lan|home\.arpa|internal)$/;
const IP_ADDRESS = /^(?:\d+\.){3}\d+$|^\[/;

/** Whether a host is in a person's own network, where pages are mostly served without TLS. */
function isLocalHost(host: string): boolean {
  return LOCAL_NAME.test(host) || IP_ADDRESS.test(host);
}

/**
 * The change that adds an origin under a number no origin ever had here; its device comes to it where it is stored.
 * @param kind id of a row of sites/generic/kinds.ts
 */
export function addOwnOrigin(
  { ownOrigins, lastOwnNumber }: Pick<Settings, 'ownOrigins' | 'lastOwnNumber'>,
  origin: string,
  kind: string,
): SettingsChange {
  const number = Math.max(lastOwnNumber, ...ownOrigins.map(({ id }) => ownNumber(id))) + 1;
  return { ownOrigins: [...ownOrigins, { id: `own:${number}`, origin, kind }], lastOwnNumber: number };
}

/** The change that removes an origin; what was counted there stays. */
export function removeOwnOrigin(
  { ownOrigins, sitesOff }: Pick<Settings, 'ownOrigins' | 'sitesOff'>,
  id: string,
): SettingsChange {
  return {
    ownOrigins: ownOrigins.filter((own) => own.id !== id),
    sitesOff: sitesOff.filter((site) => site !== id),
  };
}

/** The origins that are metered as a person's own. Where an update brought a row for one, the table reads it. */
export function activeOwnOrigins(
  { ownOrigins }: Pick<Settings, 'ownOrigins'>,
  siteHosts: ReadonlySet<string>,
): OwnOrigin[] {
  return ownOrigins.filter(({ origin }) => !siteHosts.has(new URL(origin).hostname));
}

/** The permission that goes with a removed origin; undefined while another origin needs the same. */
export function freedPattern(
  removed: OwnOrigin,
  remaining: readonly OwnOrigin[],
  takesPorts: boolean,
): string | undefined {
  const pattern = originPattern(removed.origin, takesPorts);
  return remaining.some(({ origin }) => originPattern(origin, takesPorts) === pattern) ? undefined : pattern;
}
