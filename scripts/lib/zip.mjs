/**
 * Zips that depend on nothing but their files: sorted, all of one moment, stored without compression, so that Git keeps
 * of a later one only what differs, or compressed by what gives the same bytes on any machine (`deflate.mjs`).
 * Format: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { crc32, inflateRawSync } from 'node:zlib';

const LOCAL_FILE = 0x04034b50;
const CENTRAL_FILE = 0x02014b50;
const END = 0x06054b50;
/** Version 2.0 of the format; names are UTF-8. */
const VERSION = 20;
const UTF8 = 0x0800;
const STORED = 0;
const DEFLATED = 8;
/** 1 January 1980, 0:00: the first moment the format knows. */
const MOMENT = 0x0021_0000;

/**
 * All files below a folder as one zip.
 * @param {string} folder
 * @param {(data: Buffer) => Uint8Array} [deflate] where they are to be compressed
 * @returns {Buffer}
 */
export function zipFolder(folder, deflate) {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
  return zipFiles(folder, names, deflate);
}

/**
 * Some files below a folder as one zip.
 * @param {string} folder
 * @param {readonly string[]} paths from the folder, with `/`, in any order
 * @param {(data: Buffer) => Uint8Array} [deflate] where they are to be compressed
 * @returns {Buffer}
 */
export function zipFiles(folder, paths, deflate) {
  const names = [...paths].sort();
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const name of names) {
    const data = readFileSync(join(folder, name));
    const packed = shorter(deflate?.(data), data);
    const header = head(name, data, packed);
    const local = [u32(LOCAL_FILE), ...header, u16(0), Buffer.from(name), packed];
    const central = [u32(CENTRAL_FILE), u16(VERSION), ...header, Buffer.alloc(12), u32(offset)];
    parts.push(...local);
    directory.push(...central, Buffer.from(name));
    offset += sizeOf(local);
  }
  const count = u16(names.length);
  const end = [u32(END), u32(0), count, count, u32(sizeOf(directory)), u32(offset), u16(0)];
  return Buffer.concat([...parts, ...directory, ...end]);
}

/**
 * Writes the files of a zip of `zipFolder` below a folder.
 * @param {Buffer} zip
 * @param {string} folder
 * @throws when it is no such zip
 */
export function unzip(zip, folder) {
  let at = 0;
  while (zip.readUInt32LE(at) === LOCAL_FILE) {
    const size = zip.readUInt32LE(at + 18);
    const nameEnd = at + 30 + zip.readUInt16LE(at + 26);
    const target = resolve(folder, zip.toString('utf8', at + 30, nameEnd));
    if (!target.startsWith(resolve(folder) + sep)) throw new Error(`the zip leaves its folder: ${target}`);
    const start = nameEnd + zip.readUInt16LE(at + 28);
    const data = unpacked(zip.readUInt16LE(at + 8), zip.subarray(start, start + size));
    if (crc32(data) !== zip.readUInt32LE(at + 14)) throw new Error(`the zip is damaged: ${target}`);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, data);
    at = start + size;
  }
  if (zip.readUInt32LE(at) !== CENTRAL_FILE) throw new Error('this is no zip');
}

/** What is compressed may be longer than what it was: pictures are compressed already. */
function shorter(deflated, data) {
  return deflated && deflated.length < data.length ? deflated : data;
}

function unpacked(method, packed) {
  if (method === STORED) return packed;
  if (method === DEFLATED) return inflateRawSync(packed);
  throw new Error('only zips that are stored or deflated can be read');
}

/** What the local and the central header share, up to the length of the name. */
function head(name, data, packed) {
  const method = u16(packed === data ? STORED : DEFLATED);
  const sizes = [u32(packed.length), u32(data.length)];
  return [
    u16(VERSION),
    u16(UTF8),
    method,
    u32(MOMENT),
    u32(crc32(data)),
    ...sizes,
    u16(Buffer.byteLength(name)),
  ];
}

function u16(value) {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function u32(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function sizeOf(parts) {
  return parts.reduce((sum, part) => sum + part.length, 0);
}
