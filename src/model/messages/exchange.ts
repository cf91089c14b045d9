/**
 * What the tap (page world) tells the relay (our world) over their private port. An exchange is one HTTP request with
 * its response, or one socket. A document's own page can forge none of it (docs/security-boundary.md says who can), but
 * it can say anything to its own endpoints, so the relay still treats every field as untrusted.
 */

/** How an exchange ended. */
export type EndReason =
  /** The body was read to its end, or the socket closed. */
  | 'complete'
  /** The page aborted or cancelled. */
  | 'aborted'
  /** The network failed. */
  | 'failed';

/** A request body: as the page passed it, or the fields of a form; a file's value is `file:<bytes>:<name>`. */
export type RequestBody =
  | { kind: 'none' }
  | { kind: 'text'; text: string }
  | { kind: 'form'; fields: readonly (readonly [name: string, value: string])[] };

/**
 * Stands in the place of an endpoint's id for what the row does not list and may be a prompt all the same: of such an
 * exchange only shape and sizes are told: each piece as a `gap`, what the page sends over a socket as one of 0 bytes. Its
 * `method` is that of the request, `socket` or `events`, and its `url` the path alone.
 */
export const UNLISTED = '';

/** One event of an exchange; those of the same exchange bear the same number. */
export type TapMessage =
  /** The page sent a request, or opened a socket. Sent before the response is awaited. */
  | {
      type: 'open';
      exchange: number;
      endpoint: string;
      method: string;
      /** Path and query; tokens may stand in it, so it stays in the tab. */
      url: string;
      body: RequestBody;
      /** The request headers the endpoint's row asks for, lower-case names. */
      headers: Readonly<Record<string, string>>;
    }
  /** The response's head. */
  | { type: 'head'; exchange: number; status: number; contentType: string }
  /** The next bytes of a response, in order. */
  | { type: 'bytes'; exchange: number; bytes: Uint8Array }
  /** So much of the answer is left out here: it comes faster than it is worth reading (page/flow.ts, page/channel.ts). */
  | { type: 'gap'; exchange: number; byteLength: number }
  /** The next text of a response (XMLHttpRequest), in order. */
  | { type: 'text'; exchange: number; text: string }
  /** A socket or EventSource message, whole. `event` is EventSource's event name. */
  | { type: 'frame'; exchange: number; direction: 'in' | 'out'; data: string | ArrayBuffer; event?: string }
  | { type: 'end'; exchange: number; reason: EndReason };
