/** Reads single fields out of Protocol Buffers messages (protobuf.dev, "Encoding") whose schema nobody has told us. */

const VARINT = 0;
const FIXED_64 = 1;
const LENGTH_DELIMITED = 2;
const FIXED_32 = 5;

/** The bytes of the first length-delimited field at the end of the path; undefined where it leads nowhere. */
export function fieldAt(message: Uint8Array, ...path: readonly number[]): Uint8Array | undefined {
  let value: Uint8Array | undefined = message;
  for (const number of path) value = value && fieldOf(value, number);
  return value;
}

/** The same as text. */
export function textAt(message: Uint8Array, ...path: readonly number[]): string | undefined {
  const bytes = fieldAt(message, ...path);
  return bytes && new TextDecoder().decode(bytes);
}

function fieldOf(message: Uint8Array, wanted: number): Uint8Array | undefined {
  let at = 0;
  /** NaN past the end. */
  function varint(): number {
    let value = 0;
    for (let factor = 1; factor < 2 ** 53; factor *= 128) {
      const byte = message[at++] ?? Number.NaN;
      value += (byte & 127) * factor;
      if (!(byte >= 128)) return Number.isNaN(byte) ? byte : value;
    }
    return Number.NaN;
  }
  while (at < message.length) {
    const tag = varint();
    const type = tag % 8;
    if (type === VARINT) varint();
    else if (type === FIXED_64) at += 8;
    else if (type === FIXED_32) at += 4;
    else if (type === LENGTH_DELIMITED) {
      const length = varint();
      if (!(at + length <= message.length)) return undefined;
      if (Math.floor(tag / 8) === wanted) return message.subarray(at, at + length);
      at += length;
    } else return undefined;
  }
  return undefined;
}
