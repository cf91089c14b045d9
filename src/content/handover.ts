/** Takes the tap's port, once, before any script of the page, and reads what comes over it. */
import type { EndReason, TapMessage } from '../model/messages/exchange.ts';
import { isFresh, LAST_EVENT, LEAVE_EVENT, OFFER_EVENT, READY_EVENT } from '../model/messages/handover.ts';

const END_REASONS: readonly EndReason[] = ['complete', 'aborted', 'failed'];

/** Who reads what the tap tells, or hears that there is nothing to read. */
export interface PortUser {
  /** Id of the row or kind the relay was built for: it takes the port of that tap only. */
  readonly site: string;
  /**
   * The port is there: the document is followed.
   * @param leave brings what the tap holds, before it returns: the document goes
   */
  onPort(leave: () => void): void;
  onMessages(messages: readonly TapMessage[]): void;
  /**
   * The page may have run before us (the extension came into an open tab), or the tap never came: this document isn't
   * followed.
   */
  onLate(): void;
}

/**
 * Whether this relay is the first of its site in the document: it may be run once more, to find out whether the tab was
 * open before it (platform/scripting.ts). After an update our world is a new one, and the document free again.
 */
export function claimDocument(site: string): boolean {
  const claimed = claimedBy(site);
  const isFirst = !claimed.has(document);
  claimed.add(document);
  return isFirst;
}

/** As if no relay of the site had been here: the next one is the first. */
export function releaseDocument(site: string): void {
  claimedBy(site).delete(document);
}

/** Documents with a relay of the site. On the global object of our world, where a page's elements can't shadow a symbol. */
function claimedBy(site: string): WeakSet<Document> {
  const world: typeof globalThis & { [claims: symbol]: WeakSet<Document> | undefined } = globalThis;
  const claims = Symbol.for(site);
  world[claims] ??= new WeakSet();
  return world[claims];
}

/**
 * Whether another page may hold this window: it could reach into the document before any script of ours, and so hand
 * over a port of its own. Frames have a page around them, and windows that a page opened one that knows them, unless
 * it let go of them (`noopener`). Asked by the natives of our own world.
 */
export function isReachable(): boolean {
  return top !== self || opener !== null;
}

function isDocumentFresh(): boolean {
  const { scripts, head, body } = document;
  return isFresh<Node>(scripts.length, head, body, (part) => part.hasChildNodes());
}

/** The first port offered is taken, if no script of the page can have offered it. */
export function takePort({ site, onPort, onMessages, onLate }: PortUser): void {
  if (!isDocumentFresh()) {
    onLate();
    return;
  }
  const settled = new AbortController();
  const { signal } = settled;

  const onOffer = (event: Event): void => {
    const isOurs = event instanceof MessageEvent && event.data === site;
    const port = isDocumentFresh() && isOurs ? event.ports[0] : undefined;
    if (!port) return;
    settled.abort();
    event.preventDefault();
    onPort(readPort(port, onMessages));
  };
  const onParsed = (): void => {
    settled.abort();
    onLate();
  };
  addEventListener(OFFER_EVENT, onOffer, { capture: true, signal });
  addEventListener('DOMContentLoaded', onParsed, { capture: true, signal });
  dispatchEvent(new Event(READY_EVENT));
}

/** @returns what has the tap hand over what it holds */
function readPort(port: MessagePort, onMessages: (messages: readonly TapMessage[]) => void): () => void {
  let posts = 0;
  port.onmessage = ({ data }) => {
    posts++;
    onMessages(readMessages(data));
  };
  port.addEventListener(LAST_EVENT, (event) => {
    const { data, lastEventId } = event as MessageEvent;
    if (lastEventId !== `${posts}`) return;
    event.preventDefault();
    onMessages(readMessages(data));
  });
  return () => void port.dispatchEvent(new Event(LEAVE_EVENT));
}

/**
 * What came over the port, as values of our own: in Firefox the originals belong to the page's world. Our tap posts to
 * it, or a page that had the window first and harms its own tally alone, so no more is checked than keeps a mistake from
 * harming other exchanges than that one.
 */
export function readMessages(data: unknown): TapMessage[] {
  if (!Array.isArray(data)) return [];
  const own: unknown[] = data instanceof Object ? data : structuredClone(data);
  return own.filter(isMessage);
}

function isMessage(value: unknown): value is TapMessage {
  const message = value as TapMessage | null | undefined;
  if (typeof message?.exchange !== 'number') return false;
  if (message.type === 'bytes') return message.bytes instanceof Uint8Array;
  return message.type !== 'end' || END_REASONS.includes(message.reason);
}
