/** Which requests of the page are wanted: the row's endpoints, compiled once. */
import { UNLISTED } from '../model/messages/exchange.ts';
import type { Endpoint, SiteRow } from '../sites/row.ts';
import { getter, isObject, matches, quietly, upperCase } from './pristine.ts';

/** A wanted request. */
export interface Match {
  readonly endpoint: string;
  /** Upper case; of what is not listed and no request, the transport. */
  readonly method: string;
  /** Path and query; of what is not listed, the path. */
  readonly url: string;
  /** Names of the request headers the endpoint asks for, lower case. */
  readonly headers: readonly string[];
  /** Names of the server-sent events it may bring besides `message`. */
  readonly events: readonly string[];
}

/**
 * @param method undefined for whatever method
 * @param url as the page passed it; anything but a string or a URL matches nothing, and none of its code is
 *   run
 */
export type MatchRequest = (
  transport: Endpoint['transport'],
  method: string | undefined,
  url: unknown,
) => Match | undefined;

/** The document whose requests are looked at. */
export interface Place {
  /** Serialized origin of the document: that of its creator in an `about:blank` frame, whose location has none. */
  readonly origin: string;
  /** What relative URLs are relative to, now. */
  baseUrl(): string;
  /** Whether the person has just clicked or pressed a key; where nobody knows, what is not listed is passed by. */
  readonly isLit?: () => boolean;
}

const PristineURL = URL;
const hrefOf = getter(URL.prototype, 'href');
const hostOf = getter(URL.prototype, 'host');
const pathOf = getter(URL.prototype, 'pathname');
const queryOf = getter(URL.prototype, 'search');

function compile(endpoint: Endpoint, ownHost: string) {
  const { id, transport, method, host = ownHost, path, query, headers = [], events = [] } = endpoint;
  return {
    id,
    transport,
    method,
    host: hostPattern(host),
    headers,
    events,
    path: new RegExp(`^(?:${path})$`),
    query: query === undefined ? undefined : new RegExp(query),
  };
}

/** `*` is any host; one that starts with a dot stands for all just below it. */
function hostPattern(host: string): RegExp {
  if (host === '*') return /^/;
  const escaped = host.replace(/\./g, '\\.');
  return new RegExp(`^${host[0] === '.' ? '[^.]+' : ''}${escaped}$`);
}

/**
 * What the row does not list may be a prompt all the same where the person has just acted: it is followed as `UNLISTED`,
 * by its shape alone (docs/decisions/035-an-unread-answer-shows-by-its-shape.md). A socket may have been opened long
 * before. Asked of a URL that can't be parsed, the matcher throws a TypeError: the request will fail as well.
 */
export function createMatcher(row: SiteRow, place: Place): MatchRequest {
  const { isLit } = place;
  const ownHost = quietly(() => hostOf(new PristineURL(place.origin))) ?? '';
  const endpoints = row.endpoints.map((endpoint) => compile(endpoint, ownHost));

  return (transport, method, url) => {
    const href =
      typeof url === 'string' ? url : isObject(url) ? quietly(() => hrefOf(url as URL)) : undefined;
    if (href === undefined) return undefined;
    const parsed = new PristineURL(href, place.baseUrl());
    const host = hostOf(parsed);
    const path = pathOf(parsed);
    const query = queryOf(parsed);
    const upperMethod = method && upperCase(method);
    for (let i = 0; i < endpoints.length; i++) {
      const endpoint = endpoints[i] as ReturnType<typeof compile>;
      if (endpoint.transport !== transport || !matches(endpoint.host, host)) continue;
      if (endpoint.method && upperMethod && endpoint.method !== upperMethod) continue;
      if (!matches(endpoint.path, path)) continue;
      if (endpoint.query !== undefined && !matches(endpoint.query, query)) continue;
      const { id, headers, events } = endpoint;
      return { endpoint: id, method: upperMethod ?? '', url: path + query, headers, events };
    }
    const kind = transport === 'http' ? (upperMethod ?? 'POST') : transport;
    const mayAsk = kind === 'socket' || ((kind === 'POST' || kind === 'events') && isLit?.());
    return isLit && mayAsk
      ? { endpoint: UNLISTED, method: kind, url: path, headers: [], events: [] }
      : undefined;
  };
}
