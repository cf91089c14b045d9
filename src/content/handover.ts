/** Takes the tap's port, once, before any script of the page, and reads what comes over it. */
import type { EndReason, RequestBody, TapMessage } from '../model/exchange.ts';
import { isFresh, OFFER_EVENT, READY_EVENT } from '../model/handover.ts';

export interface PortUser {
  onMessages(messages: readonly TapMessage[]): void;
  /**
   * The page may have run before us (the extension came into an open tab), or the tap never came: this document isn't
   * followed.
   */
  onLate(): void;
}

/** The first port offered is taken, if no script of the page can have offered it. */
export function takePort({ onMessages, onLate }: PortUser): void {
  if (!isFresh(document)) {
    onLate();
    return;
  }
  const settled = new AbortController();
  const { signal } = settled;

  const onOffer = (event: Event): void => {
    const port = isFresh(document) && event instanceof MessageEvent ? event.ports[0] : undefined;
    if (!port) return;
    settled.abort();
    event.preventDefault();
    port.onmessage = ({ data }) => onMessages(readMessages(data));
  };
  const onParsed = (): void => {
    settled.abort();
    onLate();
  };
  addEventListener(OFFER_EVENT, onOffer, { capture: true, signal });
  addEventListener('DOMContentLoaded', onParsed, { capture: true, signal });
  dispatchEvent(new Event(READY_EVENT));
}

/**
 * What came over the port, as values of our own: in Firefox the originals belong to the page's world. Anything that is
 * no message of the tap's is left out.
 */
export function readMessages(data: unknown): TapMessage[] {
  if (!Array.isArray(data)) return [];
  const messages: TapMessage[] = [];
  for (const value of data as unknown[]) {
    const message = isRecord(value) ? readMessage(value) : undefined;
    if (message) messages.push(message);
  }
  return messages;
}

type Fields = Readonly<Record<string, unknown>>;

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

function readMessage(value: Fields): TapMessage | undefined {
  const { type, exchange } = value;
  if (typeof exchange !== 'number') return undefined;
  switch (type) {
    case 'open': {
      const { endpoint, method, url, body, headers } = value;
      if (typeof endpoint !== 'string' || typeof method !== 'string' || typeof url !== 'string')
        return undefined;
      return { type, exchange, endpoint, method, url, body: readBody(body), headers: readHeaders(headers) };
    }
    case 'head': {
      const { status, contentType } = value;
      if (typeof status !== 'number' || typeof contentType !== 'string') return undefined;
      return { type, exchange, status, contentType };
    }
    case 'bytes':
      return ArrayBuffer.isView(value.bytes) ? { type, exchange, bytes: ownBytes(value.bytes) } : undefined;
    case 'text':
      return typeof value.text === 'string' ? { type, exchange, text: value.text } : undefined;
    case 'frame':
      return readFrame(exchange, value);
    case 'end':
      return isEndReason(value.reason) ? { type, exchange, reason: value.reason } : undefined;
    default:
      return undefined;
  }
}

/** Bytes of the page's world can be copied but not read in place. */
function ownBytes(bytes: ArrayBufferView): Uint8Array {
  return bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes as Uint8Array);
}

function readFrame(exchange: number, { direction, data, event }: Fields): TapMessage | undefined {
  if (direction !== 'in' && direction !== 'out') return undefined;
  const named = typeof event === 'string' ? { event } : {};
  if (typeof data === 'string') return { type: 'frame', exchange, direction, data, ...named };
  if (Object.prototype.toString.call(data) !== '[object ArrayBuffer]') return undefined;
  // A view of the page's buffer is of the page's world too; a copy of that view is ours.
  const bytes = new Uint8Array(new Uint8Array(data as ArrayBuffer));
  return { type: 'frame', exchange, direction, data: bytes.buffer, ...named };
}

function readBody(value: unknown): RequestBody {
  if (isRecord(value)) {
    if (value.kind === 'text' && typeof value.text === 'string') return { kind: 'text', text: value.text };
    if (value.kind === 'form' && Array.isArray(value.fields)) {
      return { kind: 'form', fields: (value.fields as unknown[]).map(readField) };
    }
  }
  return { kind: 'none' };
}

function readField(field: unknown): readonly [name: string, value: string] {
  return Array.isArray(field) ? [String(field[0]), String(field[1])] : ['', ''];
}

function readHeaders(value: unknown): Record<string, string> {
  if (!isRecord(value)) return {};
  return Object.fromEntries(Object.entries(value).map(([name, text]) => [name, String(text)]));
}

function isEndReason(value: unknown): value is EndReason {
  return value === 'complete' || value === 'aborted' || value === 'failed';
}
