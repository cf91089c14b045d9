/** Whose rows pages show that look back. */
import { describe, expect, it } from 'vitest';
import { IMPORTED_DEVICE } from '../../src/model/imported/imported.ts';
import { readOwnDays } from '../../src/store/own-rows.ts';
import { hasOtherDevices, shownRows } from '../../src/store/shown-rows.ts';
import { NOON, someRequest } from '../model/samples.ts';
import { installed } from './bringing.ts';
import { fill, newDatabase } from './databases.ts';

const DEVICES = ['here', 'before', 'other', IMPORTED_DEVICE];

/** A store of the device `here`, which was called `before` once. */
async function storeWith(...devices: readonly string[]) {
  const openDatabase = await installed('here');
  const database = await openDatabase();
  const install = await database.get('meta', 'install');
  await database.put('meta', { ...Object(install), former: ['before'] }, 'install');
  await fill(
    openDatabase,
    devices.map((device) => someRequest({ id: device, device, at: NOON })),
  );
  return database;
}

describe('rows that are shown', () => {
  const shownIn = async (devices: 'own' | 'all') => {
    const isShown = await shownRows(await storeWith(), { devices });
    return DEVICES.filter((device) => isShown({ device }));
  };

  it('are all, or those of this device under any of its names, and what was imported', async () => {
    expect(await shownIn('all')).toEqual(DEVICES);
    expect(await shownIn('own')).toEqual(['here', 'before', IMPORTED_DEVICE]);
  });

  it('are all where this device has counted nothing yet', async () => {
    const isShown = await shownRows(await newDatabase()(), { devices: 'own' });
    expect(DEVICES.filter((device) => isShown({ device }))).toEqual(DEVICES);
  });

  it('are the days of this device alone where those are asked for', async () => {
    const days = await readOwnDays(await storeWith('here', 'before', 'other'), '2026-11-18', '2026-11-18');
    expect(days.map(({ device }) => device).sort()).toEqual(['before', 'here']);
  });
});

it.each([
  [[], false],
  [['here', 'before', IMPORTED_DEVICE], false],
  [['here', 'other'], true],
  [['aaa', 'here'], true],
  [['zzz'], true],
] as const)('whether there are rows of another device, with those of %j: %s', async (devices, isSo) => {
  expect(await hasOtherDevices(await storeWith(...devices))).toBe(isSo);
});
