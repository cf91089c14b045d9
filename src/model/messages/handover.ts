/** How the tap (page world) and the relay (our world) find each other at document_start, before any script of the page. */

/**
 * The tap dispatches it on the window, cancelable, with its port and its site's id as data; a default prevented means:
 * taken. (In Firefox, taps and relays of several kinds of own origin may meet in one document.)
 */
export const OFFER_EVENT = 'port-offer';
/** The relay dispatches it when it comes second: offer again. */
export const READY_EVENT = 'port-ready';

/**
 * Whether no script of the page can have run: nothing was parsed yet. A new `about:blank` frame has an empty head and
 * body from the start. Checked again whenever a port is offered or taken, since a page that runs could answer.
 */
export function isFresh<Part>(
  scripts: number,
  head: Part | null,
  body: Part | null,
  hasChildNodes: (part: Part) => boolean,
): boolean {
  return scripts === 0 && !(head && hasChildNodes(head)) && !(body && hasChildNodes(body));
}
