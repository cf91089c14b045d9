/** What the background learns of how well a site can be read, message by message; no page needs it. */
import { dayOf } from '../calendar/day.ts';
import type { ExchangeShape } from '../usage/observation.ts';
import { FORGOTTEN_MS, type SiteHealth } from './health.ts';
import { answerShape, type UnlistedRun } from './unlisted.ts';

/** What one message adds to what is known of its site. */
export interface Sighting {
  readonly at: number;
  readonly endpoint: string;
  /** Null while it can't be known yet. */
  readonly understood: boolean | null;
  readonly shape: ExchangeShape | null;
  /** An earlier message already settled whether this request is understood. */
  readonly again: boolean;
  /** Of a document that another page could reach before us. */
  readonly unproven: boolean;
}

/** The health of a site of which nothing was seen yet. */
export function unknownHealth(site: string): SiteHealth {
  return {
    site,
    lastSeenAt: null,
    lastUnderstoodAt: null,
    misunderstood: 0,
    misunderstoodSince: null,
    lastMisunderstoodAt: null,
    lastShape: null,
    lastEndpoint: null,
    unusualVolumeAt: null,
    unknownModels: [],
  };
}

/** Enough to report them; a page can name as many as it likes. */
const MAX_UNKNOWN_MODELS = 8;

/** The health with one more model the tables do not know. */
export function withUnknownModel(health: SiteHealth, model: string): SiteHealth {
  const { unknownModels } = health;
  if (unknownModels.includes(model)) return health;
  return { ...health, unknownModels: [...unknownModels, model].slice(-MAX_UNKNOWN_MODELS) };
}

/** The health after a sighting: one request understood clears what was not. */
export function withSighting(health: SiteHealth, sighting: Sighting): SiteHealth {
  const { at, endpoint, understood, shape, again, unproven } = sighting;
  const seen = { ...health, lastSeenAt: at, ...(unproven ? { lastUnprovenAt: at } : {}) };
  if (understood === null || (!understood && again)) return seen;
  if (understood) {
    return {
      ...seen,
      lastUnderstoodAt: at,
      misunderstood: 0,
      misunderstoodSince: null,
      lastMisunderstoodAt: null,
      lastShape: null,
      lastEndpoint: null,
    };
  }
  return {
    ...seen,
    misunderstood: health.misunderstood + 1,
    misunderstoodSince: health.misunderstoodSince ?? at,
    lastMisunderstoodAt: at,
    lastShape: shape,
    lastEndpoint: endpoint,
  };
}

/** What the page asks for beside a prompt (a title, a memory, questions to go on with) it asks for about then. */
const BESIDE_MS = 10_000;

/**
 * The health with one more answer on no endpoint of the row; the same health where the run is none, where there was news
 * of a prompt about when it was asked for, and where there was one that day.
 * @param at epoch ms
 */
export function withUnlisted(health: SiteHealth, run: UnlistedRun, at: number): SiteHealth {
  const { unlisted, lastSeenAt } = health;
  const shape = answerShape(run);
  const isBeside = lastSeenAt !== null && lastSeenAt >= run.askedAt - BESIDE_MS;
  if (!shape || isBeside || (unlisted && dayOf(unlisted.lastAt) === dayOf(at))) return health;
  const goesOn = unlisted !== undefined && at - unlisted.lastAt < FORGOTTEN_MS;
  return { ...health, unlisted: { since: goesOn ? unlisted.since : at, lastAt: at, shape } };
}

/**
 * A shape with only names of the site's own vocabulary: the others could hold anything, so each becomes `?`. Names
 * may carry a prefix that says where they stood, as in `event:delta`.
 */
export function withinVocabulary(shape: ExchangeShape, vocabulary: readonly string[]): ExchangeShape {
  const known = (name: string) => {
    const [, prefix = '', bare = ''] = /^((?:event|type|key):)?(.*)$/.exec(name) ?? [];
    return prefix + (vocabulary.includes(bare) ? bare : '?');
  };
  return { ...shape, names: [...new Set(shape.names.map(known))] };
}
