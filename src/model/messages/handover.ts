/** How the tap (page world) and the relay (our world) find each other at document_start, before any script of the page. */

/**
 * The tap dispatches it on the window, cancelable, with its port and its site's id as data; a default prevented means:
 * taken. (In Firefox, taps and relays of several kinds of own origin may meet in one document.)
 */
export const OFFER_EVENT = 'port-offer';
/** The relay dispatches it when it comes second: offer again. */
export const READY_EVENT = 'port-ready';

/**
 * The relay dispatches it on its port as the document goes: no task comes any more that would bring a post. The tap, which
 * made that port and keeps it from the page, hands over what it holds before this returns, by an event of its own there.
 */
export const LEAVE_EVENT = 'leave';
/**
 * The tap's: cancelable, with its messages as data, and as last event's id how often it posted before. A default prevented
 * means: taken, all of those came. Else they are posted as ever.
 */
export const LAST_EVENT = 'last';

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
