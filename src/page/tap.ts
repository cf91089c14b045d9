/**
 * The tap, in the page's own world: sees the requests a row names and what answers them, decides nothing but how much
 * of a flood is worth telling (flow.ts), changes nothing, and tells the relay over a private port. Where the relay does
 * not take the port, nothing is installed.
 */
import type { WatchedRow } from '../sites/watched.ts';
import { type Channel, createChannel } from './channel.ts';
import { hideTraps } from './disguise.ts';
import { createMatcher, type MatchRequest } from './endpoints.ts';
import { offerPort } from './handover.ts';
import type { ReadHeaders } from './headers.ts';
import { getter } from './pristine.ts';

const baseUriOf = getter(Node.prototype, 'baseURI');
const isActive = getter(UserActivation.prototype, 'isActive');

/** Watches one way a page has of making requests; src/page/ has one for each. */
export type Trap = (matchRequest: MatchRequest, channel: Channel, readHeaders?: ReadHeaders) => void;

/**
 * Called by the generated entry of each row, at document_start.
 * @param traps those that the transports of the row's endpoints need: a page loads no others
 * @param readHeaders where the row asks for headers
 */
export function startTap(row: WatchedRow, traps: readonly Trap[], readHeaders?: ReadHeaders): void {
  offerPort(row.id, (...ports) => installTap(row, traps, readHeaders, createChannel(...ports)));
}

function installTap(
  row: WatchedRow,
  traps: readonly Trap[],
  readHeaders: ReadHeaders | undefined,
  channel: Channel,
): void {
  const page = document;
  const { userActivation } = navigator;
  const match = createMatcher(row, {
    origin,
    baseUrl: () => baseUriOf(page),
    isLit: () => isActive(userActivation),
  });
  for (const trap of traps) trap(match, channel, readHeaders);
  hideTraps();
}
