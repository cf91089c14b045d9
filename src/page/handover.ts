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
  const part = (node: Node | null) => node && { hasChildNodes: () => hasChildNodes(node) };
  return isFresh({
    head: part(headOf(document)),
    body: part(bodyOf(document)),
    scripts: { length: lengthOf(scriptsOf(document)) },
  });
}

/**
 * @param site id of the row or kind the tap was built for: only its own relay takes the port
 * @param onTaken called at once when the relay took the port, now or when it says it is ready. Never called where the
 *   page may already run: it could take the port itself.
 */
export function offerPort(site: string, onTaken: (port: MessagePort) => void): void {
  if (!isDocumentFresh()) return;
  const { port1, port2 } = new MessageChannel();

  function offer(): boolean {
    const taken = !dispatchEvent(
      new MessageEvent(OFFER_EVENT, { data: site, ports: [port2], cancelable: true }),
    );
    if (taken) onTaken(port1);
    return taken;
  }
  function offerUntilTaken(): void {
    if (!offer()) addEventListener(READY_EVENT, offerAgain, { once: true, capture: true });
  }
  function offerAgain(): void {
    if (isDocumentFresh()) offerUntilTaken();
  }
  offerUntilTaken();
}
