/** Heads of a TGZ that say what no file can have: such an archive is damaged, and nothing of it is guessed. */
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { tarEntries } from '../../../src/exports/files/tar.ts';

const BLOCK = 512;

/** An archive of one file of five bytes, whose head has this in place of its size. */
function archiveOf(size: Buffer): Blob {
  const head = Buffer.alloc(BLOCK);
  head.write('a.json', 0);
  size.copy(head, 124);
  head.write('0', 156);
  head.fill(' ', 148, 156);
  const sum = head.reduce((all, byte) => all + byte, 0);
  head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  const content = Buffer.alloc(BLOCK);
  content.write('hello');
  return new Blob([gzipSync(Buffer.concat([head, content, Buffer.alloc(2 * BLOCK)]))]);
}

/** GNU's, of what octal digits are too few for. */
const binary = (...bytes: readonly number[]) =>
  Buffer.from([0x80, ...new Array(11 - bytes.length).fill(0), ...bytes]);

const read = (size: Buffer) => tarEntries(archiveOf(size), () => true);

it.each([
  ['octal digits', Buffer.from('00000000005\0')],
  ['bytes', binary(5)],
])('a size in %s is read', async (_, size) => {
  const [entry] = await read(size);
  expect([entry?.path, entry?.sizeBytes]).toEqual(['a.json', 5]);
  expect(await new Response(entry?.stream()).text()).toBe('hello');
});

it.each([
  ['is no number', Buffer.from('five\0')],
  ['is below nothing', Buffer.from('-5\0')],
  ['is more than any number tells', binary(...new Array(11).fill(0xff))],
])('a size that %s is damage', async (_, size) => {
  await expect(read(size)).rejects.toMatchObject({ fault: 'damaged' });
});
