/** Hands the relay its end of a private port, once, before any script of the page. */
import { isFresh, OFFER_EVENT, READY_EVENT } from '../model/handover.ts';

/**
 * @param onTaken called at once when the relay took the port, now or when it says it is ready. Never called where the
 *   page may already run: it could take the port itself.
 */
export function offerPort(onTaken: (port: MessagePort) => void): void {
  const { port1, port2 } = new MessageChannel();

  function offer(): boolean {
    if (!isFresh(document)) return false;
    const event = new MessageEvent(OFFER_EVENT, { ports: [port2], cancelable: true });
    const taken = !dispatchEvent(event);
    if (taken) onTaken(port1);
    return taken;
  }
  if (isFresh(document) && !offer()) addEventListener(READY_EVENT, offer, { once: true, capture: true });
}
