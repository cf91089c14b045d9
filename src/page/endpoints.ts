/** Which requests of the page are wanted: those of the row's endpoints. */
import { UNLISTED } from '../model/messages/exchange.ts';
import type { Watched, WatchedRow } from '../sites/watched.ts';
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
  transport: Watched['transport'],
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

/**
 * What the row does not list may be a prompt all the same where the person has just acted: it is followed as `UNLISTED`,
 * by its shape alone (docs/decisions/035-an-unread-answer-shows-by-its-shape.md). A socket may have been opened long
 * before. Asked of a URL that can't be parsed, the matcher throws a TypeError: the request will fail as well.
 */
export function createMatcher({ endpoints }: WatchedRow, place: Place): MatchRequest {
  const { isLit } = place;
  const ownHost = quietly(() => hostOf(new PristineURL(place.origin))) ?? '';

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
      const endpoint = endpoints[i] as Watched;
      if (endpoint.transport !== transport) continue;
      if (endpoint.host ? !matches(endpoint.host, host) : host !== ownHost) continue;
      if (endpoint.method && upperMethod && endpoint.method !== upperMethod) continue;
      if (!matches(endpoint.path, path) || !matches(endpoint.query, query)) continue;
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
