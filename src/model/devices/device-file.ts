/** A device's file in the folder its person's devices share: its name, and what it says of its device. */
import { BACKUP_FORMAT } from '../backup/backup.ts';
import { ROW_ID } from '../backup/backup-rows.ts';
import { jsonEntries } from '../backup/json-entries.ts';
import { text } from '../parse.ts';

/** What stands before the rows. */
export interface DeviceHead {
  readonly device: string;
  /** What its person calls it. */
  readonly name: string;
  /** Epoch ms. */
  readonly writtenAt: number;
}

/** Letters of any language, and what stands between them. */
const NAME = /^[^\p{Cc}]{1,60}$/u;

/** What a device may be called; undefined where it can't be. */
export function parseDeviceName(value: unknown): string | undefined {
  return typeof value === 'string' ? text(NAME)(value.trim()) : undefined;
}

/** The one file a device writes. */
export function deviceFileName(device: string): string {
  return `trottinette-${device}.json`;
}

/** Copies that a tool made beside it (`… (1).json`, `….sync-conflict-….json`) hold rows of ours too. */
export function isDeviceFile(name: string): boolean {
  return /^trottinette-[\w-]{1,64}.*\.json$/.test(name);
}

/** @throws SyntaxError where it is no file of a device */
export async function readDeviceHead(text: AsyncIterable<string>): Promise<DeviceHead> {
  const head = new Map<string, unknown>();
  for await (const { name, row, value } of jsonEntries(text)) {
    if (row !== null) break;
    head.set(name, value);
  }
  const device = ROW_ID(head.get('device'));
  const writtenAt = Date.parse(String(head.get('exportedAt')));
  if (head.get('format') !== BACKUP_FORMAT || device === undefined || Number.isNaN(writtenAt))
    throw new SyntaxError('no file of a device');
  return { device, name: parseDeviceName(head.get('name')) ?? device.slice(0, 6), writtenAt };
}
