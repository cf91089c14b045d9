/**
 * The tap, in the page's own world: sees the requests a row names and what answers them, decides nothing, changes
 * nothing, and tells the relay over a private port. Where the relay does not take the port, nothing is installed.
 */
import type { Endpoint, SiteRow } from '../sites/table.ts';
import { createChannel } from './channel.ts';
import { hideTraps } from './disguise.ts';
import { createMatcher } from './endpoints.ts';
import { tapEventSources } from './event-source.ts';
import { tapFetch } from './fetch.ts';
import { offerPort } from './handover.ts';
import { getter } from './pristine.ts';
import { tapSockets } from './socket.ts';
import { tapXhr } from './xhr.ts';

const baseUriOf = getter(Node.prototype, 'baseURI');

/** Called by the generated entry of each row, at document_start. */
export function startTap(row: SiteRow): void {
  offerPort((port) => installTap(row, port));
}

/** Puts up the traps the row needs, and no others. */
export function installTap(row: SiteRow, port: MessagePort): void {
  const page = document;
  const match = createMatcher(row, { origin, baseUrl: () => baseUriOf(page) });
  const channel = createChannel(port);
  const has = (transport: Endpoint['transport']) => row.endpoints.some((end) => end.transport === transport);

  if (has('http')) {
    tapFetch(match, channel);
    tapXhr(match, channel);
  }
  if (has('socket')) tapSockets(match, channel);
  if (has('events')) tapEventSources(match, channel);
  hideTraps();
}
