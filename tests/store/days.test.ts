import { describe, expect, it } from 'vitest';
import { IMPORTED_DEVICE } from '../../src/model/imported/imported.ts';
import { writeTogether } from '../../src/store/database.ts';
import { readDays, readLiveDays, readMeteredDays } from '../../src/store/days.ts';
import { noteMetered } from '../../src/store/days-changes.ts';
import { readHealth } from '../../src/store/health.ts';
import { testRecorder } from '../background/recorders.ts';
import { NOON, observation, someRequest } from '../model/samples.ts';
import { fill, newDatabase } from './databases.ts';

const HOUR = 3_600_000;

describe('reading days', () => {
  it('gives the rows of a range of days, ends included, and no others', async () => {
    const recorder = testRecorder();
    for (let day = 0; day < 5; day += 1) {
      recorder.now = NOON + day * 24 * HOUR;
      await recorder.observe(observation({ key: `${day}`, at: recorder.now }));
    }
    const database = await recorder.openDatabase();
    const days = (rows: readonly { day: string }[]) => rows.map(({ day }) => day);
    const wanted = ['2026-11-19', '2026-11-20', '2026-11-21'];
    expect(days(await readDays(database, '2026-11-19', '2026-11-21'))).toEqual(wanted);
    expect([...(await readMeteredDays(database, '2026-11-19', '2026-11-21')).keys()]).toEqual(wanted);
  });

  it('gives, of what was metered live, none that a history brought', async () => {
    const openDatabase = newDatabase();
    await fill(openDatabase, [
      someRequest({ id: 'live', device: 'desk' }),
      someRequest({ id: 'brought', device: IMPORTED_DEVICE }),
    ]);
    const devices = (rows: readonly { device: string }[]) => rows.map(({ device }) => device).sort();
    const database = await openDatabase();
    expect(devices(await readDays(database, '2026-11-18', '2026-11-18'))).toEqual(['desk', IMPORTED_DEVICE]);
    expect(devices(await readLiveDays(database, '2026-11-18', '2026-11-18'))).toEqual(['desk']);
  });

  it('gives the health of the sites that were seen', async () => {
    const recorder = testRecorder();
    await recorder.observe(observation());
    await recorder.observe(observation({ site: 'claude', endpoint: 'completion' }), 'https://claude.ai');
    const health = await readHealth(await recorder.openDatabase());
    expect(health.map(({ site, lastSeenAt }) => [site, lastSeenAt])).toEqual([
      ['chatgpt', NOON],
      ['claude', NOON],
    ]);
  });
});

describe('metered days', () => {
  it('hold the first and last moment the meter ran, and the sites switched off meanwhile', async () => {
    const database = await newDatabase()();
    const note = (at: number, sitesOff: string[]) =>
      writeTogether(database, (transaction) => noteMetered(transaction, '2026-11-18', at, sitesOff));
    await note(NOON, ['claude']);
    await note(NOON + HOUR, []);
    await note(NOON - HOUR, ['gemini', 'claude']);
    expect(await readMeteredDays(database, '2026-11-01', '2026-11-30')).toEqual(
      new Map([
        [
          '2026-11-18',
          { first: NOON - HOUR, last: NOON + HOUR, pausedMs: 0, sitesOff: ['claude', 'gemini'] },
        ],
      ]),
    );
  });
});
