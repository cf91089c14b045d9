/** What the background learns of how well a site can be read, message by message; no page needs it. */
import type { ExchangeShape } from '../usage/observation.ts';
import type { SiteHealth } from './health.ts';

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
