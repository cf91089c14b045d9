import { beforeEach, describe, expect, it } from 'vitest';
import { createUnlistedNotes } from '../../src/background/unlisted.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../src/model/settings/settings.ts';
import { type OpenDatabase, writeTogether } from '../../src/store/database.ts';
import { changeHealth } from '../../src/store/health-changes.ts';
import { AGREED_SETTINGS, NOON, unlistedRun } from '../model/samples.ts';
import { contentsOf, newDatabase } from '../store/databases.ts';

const DONE = { ok: true };
const REFUSED = { ok: false, retry: false };
const CHATGPT = 'https://chatgpt.com';
const HOUR_MS = 3_600_000;

const RUN = unlistedRun({
  path: '/unauth-x/conversation/7d4a0c11',
  contentType: 'text/event-stream; charset=utf-8',
});
const SHAPE = {
  method: 'POST',
  path: '/*/conversation/*',
  contentType: 'text/event-stream',
  sizeLog2: 12,
  piecesPerSecond: 20,
};

let openDatabase: OpenDatabase;
let now: number;
let settings: Settings;
let forbidden: readonly string[];
beforeEach(() => {
  openDatabase = newDatabase();
  now = NOON;
  settings = AGREED_SETTINGS;
  forbidden = [];
});

const note = (site = 'chatgpt', origin = CHATGPT, run = RUN) =>
  createUnlistedNotes({
    openDatabase,
    readSettings: async () => settings,
    isOriginAllowed: async (asked) => !forbidden.includes(asked),
    now: () => now,
  })(site, run, origin);
const noted = async () => (await contentsOf(openDatabase)).meta['health:chatgpt'];

describe('an answer on no endpoint of its row', () => {
  it('is kept with the health of its site, masked, and counts as no request', async () => {
    expect(await note()).toEqual(DONE);
    expect(await noted()).toMatchObject({
      lastSeenAt: null,
      unlisted: { since: NOON, lastAt: NOON, shape: SHAPE },
    });
    expect((await contentsOf(openDatabase)).requests).toEqual([]);
  });

  it('is written once a day, and goes on from the first', async () => {
    await note();
    now += HOUR_MS;
    expect(await note('chatgpt', CHATGPT, { ...RUN, path: '/api/other' })).toEqual(DONE);
    expect(await noted()).toMatchObject({ unlisted: { since: NOON, lastAt: NOON, shape: SHAPE } });
    now += 24 * HOUR_MS;
    await note();
    expect(await noted()).toMatchObject({ unlisted: { since: NOON, lastAt: now } });
  });

  it('begins anew once it was forgotten', async () => {
    await note();
    now += 8 * 24 * HOUR_MS;
    await note();
    expect(await noted()).toMatchObject({ unlisted: { since: now, lastAt: now } });
  });

  it('is nothing where there was news of a prompt about then', async () => {
    const database = await openDatabase();
    const seen = (lastSeenAt: number) =>
      writeTogether(database, (transaction) =>
        changeHealth(transaction, 'chatgpt', (health) => ({ ...health, lastSeenAt })),
      );
    await seen(RUN.askedAt - 10_000);
    expect(await note()).toEqual(DONE);
    expect(await noted()).not.toHaveProperty('unlisted');
    await seen(RUN.askedAt - 10_001);
    await note();
    expect(await noted()).toHaveProperty('unlisted');
  });

  it('is nothing where its shape is that of other work', async () => {
    expect(await note('chatgpt', CHATGPT, { ...RUN, path: '/api/autosuggest' })).toEqual(DONE);
    expect(await noted()).toBeUndefined();
  });

  it.each<[string, () => Promise<unknown>]>([
    [
      'a person who has not agreed',
      () => {
        settings = DEFAULT_SETTINGS;
        return note();
      },
    ],
    ['another origin', () => note('chatgpt', 'https://claude.ai')],
    ['a site nobody knows', () => note('nobody')],
    [
      'a site that is switched off',
      () => {
        settings = { ...AGREED_SETTINGS, sitesOff: ['chatgpt'] };
        return note();
      },
    ],
    [
      'a pause',
      () => {
        settings = { ...AGREED_SETTINGS, pause: { since: NOON - 1, until: null } };
        return note();
      },
    ],
    [
      'an origin that is allowed no more',
      () => {
        forbidden = [CHATGPT];
        return note();
      },
    ],
  ])('is refused of %s', async (_, told) => {
    expect(await told()).toEqual(REFUSED);
    expect(await noted()).toBeUndefined();
  });
});
