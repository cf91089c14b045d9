/** An answer whose stream is no text: a page whose site writes text carries none of it. */
import type { ExchangeReader } from '../site.ts';
import { type AnswerOptions, readAnswer, type Take } from './stream-answer.ts';

/** Takes bytes cut anywhere. */
export interface ByteDecoder {
  push(bytes: Uint8Array): void;
}

/** Reads one exchange as `readAnswer` does. @param decoderOf makes the decoder of the stream */
export function readByteAnswer(
  options: AnswerOptions,
  decoderOf: (take: Take) => ByteDecoder,
): ExchangeReader {
  let takeNoted: Take = options.take;
  const reader = readAnswer({
    ...options,
    decoder(take) {
      takeNoted = take;
      return { push() {} };
    },
  });
  const decoder = decoderOf(takeNoted);
  const utf8 = new TextDecoder();
  return {
    ...reader,
    bytes(bytes) {
      if (reader.isWhole()) return reader.text(utf8.decode(bytes, { stream: true }));
      decoder.push(bytes);
      reader.noteUnits(bytes.length);
    },
  };
}
