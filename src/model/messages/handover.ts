/** How the tap (page world) and the relay (our world) find each other at document_start, before any script of the page. */

/**
 * The tap dispatches it on the window, cancelable, with its port and its site's id as data; a default prevented means:
 * taken. (In Firefox, taps and relays of several kinds of own origin may meet in one document.)
 */
export const OFFER_EVENT = 'port-offer';
/** The relay dispatches it when it comes second: offer again. */
export const READY_EVENT = 'port-ready';

interface Part {
  hasChildNodes(): boolean;
}

/**
 * Whether no script of the page can have run: nothing was parsed yet. A new `about:blank` frame has an empty head and
 * body from the start. Checked again whenever a port is offered or taken, since a page that runs could answer.
 */
export function isFresh(document: {
  readonly head: Part | null;
  readonly body: Part | null;
  readonly scripts: { readonly length: number };
}): boolean {
  const { head, body, scripts } = document;
  return scripts.length === 0 && !head?.hasChildNodes() && !body?.hasChildNodes();
}
