/** What stands in the `meta` store: small state that is not use itself, by name. */
import type { SiteHealth } from '../model/health.ts';

/** Made at random when the database is, and never sent anywhere. */
export interface Install {
  /** Mixed into the ids of requests, so that they can't be matched with a site's own. */
  readonly salt: string;
  readonly device: string;
}

/** When the meter ran on a day: no row means it did not run, which is not the same as no use. */
export interface MeteredDay {
  /** Epoch ms. */
  readonly first: number;
  readonly last: number;
  readonly pausedMs: number;
  /** Sites that were switched off for some of the day. */
  readonly sitesOff: readonly string[];
}

/** New requests of one origin, to tell a person from a flood. */
export interface Volume {
  /** Epoch ms of those in the last minute. */
  readonly recent: readonly number[];
  /** Local day, and how many there were on it. */
  readonly day: string;
  readonly dayCount: number;
}

export interface MetaRows {
  install: Install;
  [health: `health:${string}`]: SiteHealth;
  [metered: `metered:${string}`]: MeteredDay;
  [volume: `volume:${string}`]: Volume;
  /** By request id: epoch ms of the last news of a request that is still going on. */
  [pending: `pending:${string}`]: number;
}
