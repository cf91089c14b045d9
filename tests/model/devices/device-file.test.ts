/** What a device's file is called, and what stands before its rows. */
import { expect, it } from 'vitest';
import { BACKUP_FORMAT } from '../../../src/model/backup/backup.ts';
import {
  deviceFileName,
  isDeviceFile,
  parseDeviceName,
  readDeviceHead,
} from '../../../src/model/devices/device-file.ts';

const DEVICE = 'AbCdEfGhIjKlMnOpQrStUv';
const AT = '2026-11-18T12:00:00.000Z';
const HEAD = { format: BACKUP_FORMAT, exportedAt: AT, device: DEVICE, name: 'Desk' };

async function headOf(fields: object) {
  const rows = { days: [], requests: [{ id: 'a' }] };
  return readDeviceHead(
    (async function* () {
      yield JSON.stringify({ ...fields, ...rows });
    })(),
  );
}

it('the head says of which device it is, what that is called, and when it was written', async () => {
  expect(await headOf(HEAD)).toEqual({ device: DEVICE, name: 'Desk', writtenAt: Date.parse(AT) });
});

it.each([
  undefined,
  '',
  '   ',
  7,
  'x'.repeat(61),
  'a\nb',
])('a device called %j is called by its id', async (name) => {
  expect((await headOf({ ...HEAD, name })).name).toBe('AbCdEf');
});

it.each([
  { format: 'else' },
  { format: undefined },
  { device: undefined },
  { device: 7 },
  { exportedAt: undefined },
  { exportedAt: 'yesterday' },
])('with %j it is no file of a device', async (changes) => {
  await expect(headOf({ ...HEAD, ...changes })).rejects.toThrow(SyntaxError);
});

it('a name is a line of up to 60 characters, without what stands around it', () => {
  expect(parseDeviceName('  Mon vieux téléphone ')).toBe('Mon vieux téléphone');
  expect(parseDeviceName('x'.repeat(60))).toBe('x'.repeat(60));
});

it.each([
  [deviceFileName(DEVICE), true],
  [`trottinette-${DEVICE} (1).json`, true],
  [`trottinette-${DEVICE}.sync-conflict-1.json`, true],
  ['trottinette-.json', false],
  ['trottinette-a.json.tmp', false],
  ['my trottinette-a.json', false],
])('%s is a device’s file: %s', (name, isSo) => {
  expect(isDeviceFile(name)).toBe(isSo);
});
