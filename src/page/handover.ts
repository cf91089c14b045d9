/** Hands the relay its end of a private port, once, before any script of the page. */
import { isFresh, OFFER_EVENT, READY_EVENT } from '../model/messages/handover.ts';
import { getter, method } from './pristine.ts';

const headOf = getter(Document.prototype, 'head');
const bodyOf = getter(Document.prototype, 'body');
const scriptsOf = getter(Document.prototype, 'scripts');
const lengthOf = getter(HTMLCollection.prototype, 'length');
const hasChildNodes = method(Node.prototype.hasChildNodes);

/** Whether no script of the page can have run, as no script of the page could have it look. */
function isDocumentFresh(): boolean {
  return isFresh<Node>(lengthOf(scriptsOf(document)), headOf(document), bodyOf(document), hasChildNodes);
}

/**
 * @param site id of the row or kind the tap was built for: only its own relay takes the port
 * @param onTaken called at once, with both ends, when the relay took its own, now or when it says it is ready. Never called
 *   where the page may already run: it could take the port itself.
 */
export function offerPort(site: string, onTaken: (port: MessagePort, relayPort: MessagePort) => void): void {
  let channel: MessageChannel | undefined;

  function offer(): void {
    if (!isDocumentFresh()) return;
    channel ??= new MessageChannel();
    const { port1, port2 } = channel;
    const event = new MessageEvent(OFFER_EVENT, { data: site, ports: [port2], cancelable: true });
    if (dispatchEvent(event)) addEventListener(READY_EVENT, offer, { once: true, capture: true });
    else onTaken(port1, port2);
  }
  offer();
}
