/** What the check page reads besides what all pages that set things do. */
import type { UsageRequest } from '../../model/usage/usage.ts';
import type { SettingsReading } from '../sources/settings/reading.ts';

/** The settings as read at a moment, with what was last counted today. */
export interface CheckReading extends SettingsReading {
  /** By site, its last request of today. */
  readonly lastRequests: ReadonlyMap<string, LastRequest>;
}

/** What is shown of a request: its numbers, and how it ended. */
export type LastRequest = Pick<
  UsageRequest,
  'at' | 'outcome' | 'inputTokens' | 'outputTokens' | 'media' | 'footprint'
>;

/** A site whose last request was seen, or none yet. */
export type CheckState = 'waiting' | 'answering' | 'counted' | 'misunderstood';

/** A site of the table or an own origin, and what became of it. */
export interface CheckedSite {
  readonly id: string;
  readonly label: string;
  /** Where a person opens it. */
  readonly url: string;
  readonly state: CheckState;
  /** Epoch ms; null where none was seen yet. */
  readonly lastSeenAt: number | null;
  readonly lastRequest: LastRequest | undefined;
}

/** The sites that are counted, those seen last first. */
export function checkedSites(reading: CheckReading): CheckedSite[] {
  const { sites, settings, health, lastRequests } = reading;
  const places = [
    ...sites
      .filter(({ counted }) => counted)
      .map(({ id, label, hosts }) => ({ id, label, url: `https://${hosts[0]}/` })),
    ...settings.ownOrigins
      .filter(({ id }) => !settings.sitesOff.includes(id))
      .map(({ id, origin }) => ({ id, label: new URL(origin).host, url: `${origin}/` })),
  ];
  return places
    .map((place) => {
      const known = health.find(({ site }) => site === place.id);
      const lastRequest = lastRequests.get(place.id);
      const lastSeenAt = known?.lastSeenAt ?? null;
      const isMisunderstood = known !== undefined && known.misunderstoodSince !== null;
      return {
        ...place,
        state: stateOf(lastSeenAt, isMisunderstood, lastRequest),
        lastSeenAt,
        lastRequest,
      };
    })
    .sort((a, b) => (b.lastSeenAt ?? 0) - (a.lastSeenAt ?? 0));
}

function stateOf(
  lastSeenAt: number | null,
  isMisunderstood: boolean,
  lastRequest: LastRequest | undefined,
): CheckState {
  if (lastSeenAt === null) return 'waiting';
  if (isMisunderstood) return 'misunderstood';
  return lastRequest?.outcome === 'pending' ? 'answering' : 'counted';
}
