/**
 * Zips that depend on nothing but their files: sorted, stored without compression, all of one moment. So the same
 * build gives the same bytes on any machine, and Git keeps of a later one only what differs.
 * Format: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { crc32 } from 'node:zlib';

const LOCAL_FILE = 0x04034b50;
const CENTRAL_FILE = 0x02014b50;
const END = 0x06054b50;
/** Version 2.0 of the format; names are UTF-8. */
const VERSION = 20;
const UTF8 = 0x0800;
const STORED = 0;
/** 1 January 1980, 0:00: the first moment the format knows. */
const MOMENT = 0x0021_0000;

/**
 * All files below a folder as one zip.
 * @param {string} folder
 * @returns {Buffer}
 */
export function zipFolder(folder) {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
  return zipFiles(folder, names);
}

/**
 * Some files below a folder as one zip.
 * @param {string} folder
 * @param {readonly string[]} paths from the folder, with `/`, in any order
 * @returns {Buffer}
 */
export function zipFiles(folder, paths) {
  const names = [...paths].sort();
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const name of names) {
    const data = readFileSync(join(folder, name));
    const local = [u32(LOCAL_FILE), ...head(name, data), u16(0), Buffer.from(name), data];
    const central = [u32(CENTRAL_FILE), u16(VERSION), ...head(name, data), Buffer.alloc(12), u32(offset)];
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
    if (zip.readUInt16LE(at + 8) !== STORED) throw new Error('only zips without compression can be read');
    const size = zip.readUInt32LE(at + 18);
    const nameEnd = at + 30 + zip.readUInt16LE(at + 26);
    const target = resolve(folder, zip.toString('utf8', at + 30, nameEnd));
    if (!target.startsWith(resolve(folder) + sep)) throw new Error(`the zip leaves its folder: ${target}`);
    const start = nameEnd + zip.readUInt16LE(at + 28);
    const data = zip.subarray(start, start + size);
    if (crc32(data) !== zip.readUInt32LE(at + 14)) throw new Error(`the zip is damaged: ${target}`);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, data);
    at = start + size;
  }
  if (zip.readUInt32LE(at) !== CENTRAL_FILE) throw new Error('this is no zip');
}

/** What the local and the central header share, up to the length of the name. */
function head(name, data) {
  const size = u32(data.length);
  const length = u16(Buffer.byteLength(name));
  return [u16(VERSION), u16(UTF8), u16(STORED), u32(MOMENT), u32(crc32(data)), size, size, length];
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
