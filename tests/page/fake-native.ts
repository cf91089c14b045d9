/** What a tap meets in a page, as far as a test needs it: natives that Node has none of, and events by the browser. */
import type { TapMessage } from '../../src/model/messages/exchange.ts';
import type { MatchRequest } from '../../src/page/endpoints.ts';

interface Listener {
  readonly type: string;
  readonly hear: (event: never) => void;
}

/** By object, who listens, in their order: a test is the browser that makes events happen. */
const heard = new WeakMap<object, Listener[]>();

/** Takes the place of `listen`, whose events are the browser's own. */
export function listen(target: object, type: string, hear: (event: never) => void): void {
  heard.set(target, [...(heard.get(target) ?? []), { type, hear }]);
}
/** Has an event of that type happen. */
export function happen(target: object, type: string, event: object = {}): void {
  for (const listener of heard.get(target) ?? []) if (listener.type === type) listener.hear(event as never);
}
/** Types of the events that are listened for, each as often as it is. */
export function listenedFor(target: object): string[] {
  return (heard.get(target) ?? []).map(({ type }) => type);
}

/** Wants what has `wanted` in its address, and tells what was asked for. */
export function matcherOf(asked: unknown[][] = []): MatchRequest {
  return (transport, method, url) => {
    asked.push([transport, method, url]);
    const address = `${url}`;
    return address.includes('wanted')
      ? { endpoint: transport, method: method ?? '', url: address, headers: ['x-mode'], events: ['delta'] }
      : undefined;
  };
}

/** Notes what is told of an exchange, in a few words each. */
export class ChannelDouble {
  readonly told: string[] = [];

  admit = (): boolean => true;

  post = (message: TapMessage): void => {
    switch (message.type) {
      case 'open': {
        const { method, endpoint, url, body, headers } = message;
        const said = body.kind === 'text' ? body.text : body.kind;
        const names = Object.entries(headers).map(([name, value]) => `${name}=${value}`);
        this.told.push(['open', method, endpoint, url, said, ...names].join(' '));
        break;
      }
      case 'head':
        this.told.push(`head ${message.status} ${message.contentType}`);
        break;
      case 'text':
        this.told.push(`text ${message.text}`);
        break;
      case 'frame': {
        const { direction, data, event } = message;
        const said = typeof data === 'string' ? data : `${data.byteLength} bytes`;
        this.told.push(['frame', direction, said, event].filter(Boolean).join(' '));
        break;
      }
      case 'end':
        this.told.push(`end ${message.reason}`);
    }
  };

  postBytes = (_exchange: number, bytes: Uint8Array): void => {
    this.told.push(`bytes ${new TextDecoder().decode(bytes)}`);
  };
}
