/** Archives in which anything may be said, whatever they hold. */
import { crc32, deflateRawSync } from 'node:zlib';

/** A file of one. */
export interface Entry {
  readonly name: string;
  readonly data: Buffer;
  /** What the archive says it holds, where that is not the truth. */
  readonly says?: number;
  /** The bytes of the first stand for it too. */
  readonly isFirst?: boolean;
}

const u16 = (value: number) => Buffer.from(new Uint16Array([value]).buffer);
const u32 = (value: number) => Buffer.from(new Uint32Array([value]).buffer);
const u64 = (value: number) => Buffer.from(new BigUint64Array([BigInt(value)]).buffer);

/** A deflated archive, in which anything may be said. */
export function archiveBytes(entries: readonly Entry[], count = entries.length): Buffer {
  const files: Buffer[] = [];
  const contents: Buffer[] = [];
  let offset = 0;
  for (const { name, data, says = data.length, isFirst } of entries) {
    const packed = deflateRawSync(data);
    const path = Buffer.from(name);
    const head = [u16(20), u16(0x0800), u16(8), u32(0), u32(crc32(data)), u32(packed.length), u32(says)];
    const local = Buffer.concat([u32(0x04034b50), ...head, u16(path.length), u16(0), path, packed]);
    contents.push(
      u32(0x02014b50),
      u16(20),
      ...head,
      u16(path.length),
      Buffer.alloc(12),
      u32(isFirst ? 0 : offset),
      path,
    );
    if (isFirst) continue;
    files.push(local);
    offset += local.length;
  }
  const table = Buffer.concat(contents);
  const at = offset + table.length;
  const end64 = [u32(0x06064b50), u64(44), u16(45), u16(45), u32(0), u32(0), u64(count), u64(count)];
  const ends = [...end64, u64(table.length), u64(offset), u32(0x07064b50), u32(0), u64(at), u32(1)];
  const end = [u32(0x06054b50), u32(0), u16(0xffff), u16(0xffff), u32(0xffffffff), u32(0xffffffff), u16(0)];
  return Buffer.concat([...files, table, ...ends, ...end]);
}
