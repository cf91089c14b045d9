/**
 * What a site file is: a function that, for one tab, gives a reader to each exchange on the site's endpoints. Readers
 * are pure of the browser. They may throw on nonsense: the relay catches, counts the request, and reports health.
 */
import type { EndReason, RequestBody } from '../model/messages/exchange.ts';
import type { Turn, TurnInit } from './reading/turn.ts';

/** An exchange as it starts. */
export interface ExchangeStart {
  /** Id of the row's endpoint. */
  endpoint: string;
  method: string;
  /** Path and query. */
  url: string;
  body: RequestBody;
  /** The headers the endpoint's row asks for; lower-case names. */
  headers: Readonly<Record<string, string>>;
  /** Epoch ms. */
  at: number;
}

/** Reads one exchange as it comes. Pieces are cut anywhere, also inside a character (bytes) or a line (text). */
export interface ExchangeReader {
  head?(status: number, contentType: string): void;
  /** Decoded body text. */
  text?(text: string): void;
  /** Body bytes, for binary protocols: when present, `text` is not called for a fetch response. */
  bytes?(bytes: Uint8Array): void;
  /** One message of a socket or EventSource. Binary ones come as ArrayBuffer. */
  frame?(direction: 'in' | 'out', data: string | ArrayBuffer, event?: string): void;
  /** So many bytes are left out here; of what is not listed, only these are told. */
  gap?(byteLength: number): void;
  /** Called exactly once, after everything else. */
  end(reason: EndReason): void;
}

/** What a reader may ask of its tab. Lives as long as the document. */
export interface Tab {
  now(): number;
  /** Starts a turn and has the prompt counted; the turn already known by this key, if there is one. */
  turn(init: TurnInit): Turn;
  /**
   * Tokens the model re-reads in this conversation: the turns seen in this tab; 0 if none.
   * @param next the turn that reads them, its intent and input known: what it takes the place of is not read again
   */
  contextTokens(conversation: string, next?: Turn): number;
}

/** Undefined: this exchange is neither a prompt nor of use. */
export type OpenExchange = (exchange: ExchangeStart) => ExchangeReader | undefined;

/** What `sites/<id>/reader.ts` exports as `createReader`. State kept in the closure is the tab's. */
export type CreateReader = (tab: Tab) => OpenExchange;
