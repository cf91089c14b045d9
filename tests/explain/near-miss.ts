/**
 * Why a request is none of a row's: each condition of each endpoint, asked one at a time of the matcher the tap has.
 */

import { createMatcher, type Place } from '../../src/page/endpoints.ts';
import type { Endpoint, SiteRow } from '../../src/sites/row.ts';
import { watchedOf } from '../../src/sites/watched.ts';
import { pathDifference } from './path-difference.ts';

/** A request as the page makes it. */
export interface Asked {
  /** The ways it may have been made. */
  readonly transports: readonly Endpoint['transport'][];
  readonly method: string;
  readonly url: string;
  /** The page's address. */
  readonly page: string;
}

export interface Miss {
  readonly endpoint: string;
  /** In words, one for each condition that does not hold; none: this is the endpoint. */
  readonly differences: readonly string[];
  /** 0 for the endpoint itself; the more, the less alike. */
  readonly distance: number;
}

/** How much each condition says against a request: a method is soon mistaken, a host is not. */
const WEIGHTS = { query: 1, method: 1, transport: 2, host: 4, path: 3 } as const;
type Condition = keyof typeof WEIGHTS;

/** A path that differs in one segment only is near. */
const NEAR_PATH = 1;
/** Not even alike. */
const FAR = 5;

const ANY_PATH = '[^]*';

/**
 * Every endpoint of the row, the nearest first.
 * @throws when the address is none
 */
export function missesOf(row: SiteRow, asked: Asked): Miss[] {
  const url = new URL(asked.url, asked.page);
  return row.endpoints
    .map((endpoint) => missOf(row, endpoint, asked, url))
    .sort((a, b) => a.distance - b.distance);
}

/** Whether it is so unlike all of the row's that naming it would mislead. */
export function isFar({ distance }: Miss): boolean {
  return distance >= FAR;
}

function missOf(row: SiteRow, endpoint: Endpoint, asked: Asked, url: URL): Miss {
  const failing = (Object.keys(WEIGHTS) as Condition[]).filter(
    (condition) => !holds(row, endpoint, condition, asked, url),
  );
  const nearPath = failing.includes('path') ? pathDifference(endpoint.path, url.pathname) : undefined;
  const words: Record<Condition, string> = {
    transport: `transport (${asked.transports.join(' or ')}, the row has ${endpoint.transport})`,
    host: `host (${url.host}, the row has ${endpoint.host ?? "the page's own"})`,
    method: `method (${asked.method.toUpperCase()}, the row has ${endpoint.method})`,
    path: nearPath ?? `path (${url.pathname}, the row has ${endpoint.path})`,
    query: `query (${url.search || 'none'}, the row has ${endpoint.query})`,
  };
  const weight = (condition: Condition) =>
    condition === 'path' && nearPath !== undefined ? NEAR_PATH : WEIGHTS[condition];
  return {
    endpoint: endpoint.id,
    differences: failing.map((condition) => words[condition]),
    distance: failing.reduce((sum, condition) => sum + weight(condition), 0),
  };
}

/** Whether the endpoint wants the request as far as this one condition goes. */
function holds(row: SiteRow, endpoint: Endpoint, condition: Condition, asked: Asked, url: URL): boolean {
  if (condition === 'transport') return asked.transports.includes(endpoint.transport);
  const [transport = 'http'] = asked.transports;
  const { host, method, query } = endpoint;
  const asksHost = condition !== 'host' ? { host: url.host } : host === undefined ? {} : { host };
  const alone: Endpoint = {
    id: endpoint.id,
    role: endpoint.role,
    transport,
    path: condition === 'path' ? endpoint.path : ANY_PATH,
    ...asksHost,
    ...(condition === 'method' && method !== undefined ? { method } : {}),
    ...(condition === 'query' && query !== undefined ? { query } : {}),
  };
  const place: Place = { origin: new URL(asked.page).origin, baseUrl: () => asked.page };
  const match = createMatcher(watchedOf({ ...row, endpoints: [alone] }), place);
  return match(transport, asked.method, url) !== undefined;
}
