/** Archives of more than 4 GB, or of files that large: numbers too large for their place stand in a field of their own. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { zipEntries } from '../../../src/exports/files/zip.ts';
import { zipBytes } from '../made.ts';

const FILES: Readonly<Record<string, string>> = {
  'a/one.json': '[1]',
  'two.json': '{"two": 2}',
  'three.json': '',
};
const ELSEWHERE = 0xffffffff;
const END_BYTES = 22;

/** Of a central header, where its sizes and its offset stand, in the order in which the large ones are told. */
const PLACES = { size: 24, packed: 20, offset: 42 };

/** How an archive tells its numbers. */
interface Form {
  /** Which stand in the field of large ones. */
  readonly large: readonly (keyof typeof PLACES)[];
  /** Bytes of another program's field before that one; null for none. */
  readonly other: number | null;
  /** The end names its table by a record for large archives. */
  readonly hasLargeEnd: boolean;
}

const form: fc.Arbitrary<Form> = fc.record({
  large: fc.subarray(['size', 'packed', 'offset'] as const),
  other: fc.option(fc.nat(9)),
  hasLargeEnd: fc.boolean(),
});

/** Numbers of as many bytes, as ZIP has them. */
function bytesOf(width: 2 | 4 | 8, ...values: readonly number[]): Buffer {
  return Buffer.concat(
    values.map((value) => {
      const bytes = Buffer.alloc(8);
      bytes.writeBigUInt64LE(BigInt(value));
      return bytes.subarray(0, width);
    }),
  );
}

function extraOf(central: Buffer, { large, other }: Form): Buffer {
  const numbers = bytesOf(8, ...large.map((name) => central.readUInt32LE(PLACES[name])));
  return Buffer.concat([
    ...(other === null ? [] : [bytesOf(2, 0x5455, other), Buffer.alloc(other, 1)]),
    ...(large.length > 0 ? [bytesOf(2, 1, numbers.length), numbers] : []),
  ]);
}

/** The same files, told as an archive of this form tells them. */
function archiveOf(plain: Buffer, form: Form): Blob {
  const end = plain.length - END_BYTES;
  const tableAt = plain.readUInt32LE(end + 16);
  const table: Buffer[] = [];
  for (let at = tableAt; at < end; ) {
    const nameEnd = at + 46 + plain.readUInt16LE(at + 28);
    const central = Buffer.from(plain.subarray(at, nameEnd));
    const extra = extraOf(central, form);
    central.writeUInt16LE(extra.length, 30);
    for (const name of form.large) central.writeUInt32LE(ELSEWHERE, PLACES[name]);
    table.push(central, extra);
    at = nameEnd;
  }
  const size = Buffer.concat(table).length;
  const count = Object.keys(FILES).length;
  const largeEnd = [
    bytesOf(4, 0x06064b50),
    bytesOf(8, 44),
    Buffer.alloc(12),
    bytesOf(8, count, count, size, tableAt),
    bytesOf(4, 0x07064b50, 0),
    bytesOf(8, tableAt + size),
    bytesOf(4, 1),
  ];
  const numbers = form.hasLargeEnd
    ? [bytesOf(2, 0xffff, 0xffff), bytesOf(4, ELSEWHERE, ELSEWHERE)]
    : [bytesOf(2, count, count), bytesOf(4, size, tableAt)];
  const parts = [
    plain.subarray(0, tableAt),
    ...table,
    ...(form.hasLargeEnd ? largeEnd : []),
    ...[bytesOf(4, 0x06054b50, 0), ...numbers, bytesOf(2, 0)],
  ];
  return new Blob(parts.map((part) => new Uint8Array(part)));
}

it('have the same files, whichever numbers stand elsewhere', async () => {
  const plain = zipBytes(FILES);
  await fc.assert(
    fc.asyncProperty(form, async (told) => {
      const entries = await zipEntries(archiveOf(plain, told));
      const read = entries.map(async ({ path, stream }) => [path, await new Response(stream()).text()]);
      expect(Object.fromEntries(await Promise.all(read))).toEqual(FILES);
    }),
    { numRuns: 20 },
  );
});
