/**
 * Streams of the Connect protocol (connectrpc.com, "Streaming RPCs"): envelopes of one byte of flags, four of length
 * (big-endian) and a message, here JSON. The message flagged as the last holds the error, if there is one.
 */
import { asFields, type Fields, parseJson } from '../reading/json.ts';

/** A message longer than this (bytes) is none of any site we know: it is skipped rather than held. */
const MAX_MESSAGE_BYTES = 1_000_000;

const HEADER_BYTES = 5;
const COMPRESSED = 1;
const LAST = 2;

const UTF_8 = new TextDecoder();

/** Takes bytes cut anywhere; a message that is compressed, too long or no JSON is left out. */
export interface ConnectDecoder {
  /** The next bytes of the body. */
  push(bytes: Uint8Array): void;
}

/** @param onMessage called with each message that is JSON, and whether it is the last */
export function createConnectDecoder(onMessage: (message: Fields, isLast: boolean) => void): ConnectDecoder {
  const header = new Uint8Array(HEADER_BYTES);
  let headerBytes = 0;
  /** The message so far; undefined while it is skipped. */
  let message: Uint8Array | undefined;
  let length = 0;
  let taken = 0;

  function openMessage(): void {
    length = new DataView(header.buffer).getUint32(1);
    taken = 0;
    const isReadable = ((header[0] ?? 0) & COMPRESSED) === 0 && length <= MAX_MESSAGE_BYTES;
    message = isReadable ? new Uint8Array(length) : undefined;
  }

  function closeMessage(): void {
    const fields = message && asFields(parseJson(UTF_8.decode(message)));
    headerBytes = 0;
    message = undefined;
    if (fields) onMessage(fields, ((header[0] ?? 0) & LAST) !== 0);
  }

  return {
    push(bytes) {
      let at = 0;
      while (at < bytes.length) {
        if (headerBytes < HEADER_BYTES) {
          header[headerBytes++] = bytes[at++] ?? 0;
          if (headerBytes < HEADER_BYTES) continue;
          openMessage();
        }
        const piece = bytes.subarray(at, at + length - taken);
        message?.set(piece, taken);
        taken += piece.length;
        at += piece.length;
        if (taken === length) closeMessage();
      }
    },
  };
}
