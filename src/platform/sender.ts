/** Who sent a message, by what the browser vouches for: never by what the message says. */
import type { SenderKind } from '../model/messages/wire.ts';

/** Someone we listen to: a relay in a frame, or a page of our own. */
export interface Sender {
  readonly kind: SenderKind;
  /** e.g. `https://chatgpt.com`; of the frame, not of the page around it. */
  readonly origin: string;
  /** Number of its tab, and a name for the frame in it: -1 and '' for a page of ours in no tab, or a tab that is gone. */
  readonly tab: number;
  readonly frame: string;
}

/** The parts of `runtime.MessageSender` that are looked at. */
export interface RawSender {
  readonly id?: string | undefined;
  readonly origin?: string | undefined;
  readonly url?: string | undefined;
  readonly tab?: { readonly id?: number | undefined; readonly incognito: boolean } | undefined;
  readonly frameId?: number | undefined;
}

/** This extension's id and the origin of its own pages. */
export interface Self {
  readonly id: string;
  readonly origin: string;
}

/**
 * Undefined for whom we don't listen to: others, private windows, and frames without an origin of their own. Plain
 * http is spoken by what people run themselves; whether an origin is metered is for background/metered-site.ts to say.
 */
export function readSender({ id, origin, url, tab, frameId }: RawSender, self: Self): Sender | undefined {
  if (id !== self.id || tab?.incognito) return undefined;
  const place = { tab: tab?.id ?? -1, frame: tab ? `${tab.id}.${frameId}` : '' };
  if (origin === self.origin) return { kind: 'ui', origin, ...place };
  // Of a tab that was closed as it spoke Firefox knows the address alone: enough for a relay, never for a page of ours.
  const spoken = origin ?? originOf(url);
  return spoken && /^https?:\/\//.test(spoken) ? { kind: 'relay', origin: spoken, ...place } : undefined;
}

function originOf(url: string | undefined): string | undefined {
  return url !== undefined && URL.canParse(url) ? new URL(url).origin : undefined;
}
