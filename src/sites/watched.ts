/** What a tap looks for: a row's endpoints with their patterns ready, so that no page has to make them. */
import type { Endpoint, SiteRow } from './row.ts';

/** An endpoint as the tap asks for it: it has every field, since one that lacks is the page's to set. */
export interface Watched {
  readonly id: string;
  readonly transport: Endpoint['transport'];
  /** Undefined for whatever method. */
  readonly method: string | undefined;
  /** Undefined for the host of the document. */
  readonly host: RegExp | undefined;
  readonly path: RegExp;
  readonly query: RegExp;
  readonly headers: readonly string[];
  readonly events: readonly string[];
}

/** What of a row its tap has. */
export interface WatchedRow {
  readonly id: string;
  readonly endpoints: readonly Watched[];
}

/** In the row's order. */
export function watchedOf({ id, endpoints }: Pick<SiteRow, 'id' | 'endpoints'>): WatchedRow {
  return { id, endpoints: endpoints.map(watchedEndpoint) };
}

function watchedEndpoint(endpoint: Endpoint): Watched {
  const { id, transport, method, host, path, query = '', headers = [], events = [] } = endpoint;
  return {
    id,
    transport,
    method,
    host: host === undefined ? undefined : hostPattern(host),
    path: new RegExp(`^(?:${path})$`),
    query: new RegExp(query),
    headers,
    events,
  };
}

/** `*` is any host; one that starts with a dot stands for all just below it. */
function hostPattern(host: string): RegExp {
  if (host === '*') return /^/;
  const escaped = host.replace(/\./g, '\\.');
  return new RegExp(`^${host[0] === '.' ? '[^.]+' : ''}${escaped}$`);
}

/** The row as source of a script. */
export function watchedSource({ id, endpoints }: WatchedRow): string {
  const valueSource = (value: Watched[keyof Watched]) =>
    value instanceof RegExp ? `${value}` : (JSON.stringify(value) ?? 'undefined');
  const endpointSource = (endpoint: Watched) =>
    `{${Object.entries(endpoint).map(([name, value]) => `${name}:${valueSource(value)}`)}}`;
  return `{id:${JSON.stringify(id)},endpoints:[${endpoints.map(endpointSource)}]}`;
}
