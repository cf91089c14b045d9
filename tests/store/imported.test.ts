/** What becomes of each prompt of a history, where days are full, their requests gone, or a prompt is told of again. */
import { describe, expect, it } from 'vitest';
import { IMPORTED_DEVICE } from '../../src/model/imported/imported.ts';
import { dayKeyOf } from '../../src/model/usage/day-key.ts';
import { MAX_ROW_REQUESTS } from '../../src/model/usage/day-row.ts';
import type { DayRow, UsageRequest } from '../../src/model/usage/usage.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import { readHistories } from '../../src/store/histories.ts';
import type { Known } from '../../src/store/meta-rows.ts';
import { stepRetention } from '../../src/store/retention.ts';
import { NOON, someRequest } from '../model/samples.ts';
import { ALL_OF_IT, bring, installed, liveOf, meter, type Prompt, stagedOf, takeBack } from './bringing.ts';
import { contentsOf, keepFrom, sumsOf } from './databases.ts';
import { importRows } from './importing.ts';

const MINUTE = 60_000;

const prompt = (site: string, key: string, minutes = 0): Prompt => ({
  site,
  key,
  at: NOON + minutes * MINUTE,
});

/** Retention takes all that was metered until now. */
async function letGo(open: OpenDatabase): Promise<void> {
  while (await stepRetention(await open(), keepFrom('2026-12-01', '2026-12-02')));
}

const lastImport = async (open: OpenDatabase) => (await readHistories(await open())).at(-1)?.id ?? '';

const knownOf = async (open: OpenDatabase, id: string) =>
  (await contentsOf(open)).meta[`known:${id}`] as Known | undefined;

describe('a prompt of a day whose row is nearly full', () => {
  it('is added where there is a place, else counted as left out, and one that is there is told of anew', async () => {
    const open = await installed();
    const first = await stagedOf(prompt('chatgpt', 'first'), { outputTokens: 1 });
    await bring(open, [first]);
    const [row] = (await contentsOf(open)).days as [DayRow];
    await (await open()).put('days', {
      ...row,
      requests: MAX_ROW_REQUESTS - 1,
      outcomes: { ...row.outcomes, complete: MAX_ROW_REQUESTS - 1 },
    });
    const file = [
      { ...first, request: { ...first.request, outputTokens: 2 } },
      await stagedOf(prompt('chatgpt', 'second', 1)),
      await stagedOf(prompt('chatgpt', 'third', 2)),
    ];
    const none = { known: 0, undecided: 0, deleted: 0 };
    expect(await bring(open, file)).toEqual({ ...none, added: 1, had: 1, full: 1 });
    const { requests, days } = await contentsOf(open);
    expect(requests.map(({ at, outputTokens }) => [at - NOON, outputTokens]).sort()).toEqual([
      [0, 2],
      [MINUTE, 300],
    ]);
    expect(days.map(({ requests }) => requests)).toEqual([MAX_ROW_REQUESTS]);
  });
});

describe('a prompt that live metering knows, told of more fully by a later history', () => {
  it('is the first one’s still, and as that told it once the later one is taken back', async () => {
    const open = await installed();
    await meter(open, await liveOf(prompt('gemini', 'a')));
    const less = await stagedOf(prompt('gemini', 'a'), { outputTokens: 10 });
    const more = await stagedOf(prompt('gemini', 'a'), { outputTokens: 20 });
    expect(await bring(open, [less])).toMatchObject({ known: 1, added: 0 });
    const first = await lastImport(open);
    expect(await bring(open, [more])).toMatchObject({ known: 1, added: 0 });
    expect((await knownOf(open, less.request.id))?.row).toMatchObject({ outputTokens: 20, import: first });
    await takeBack(open);
    expect((await knownOf(open, less.request.id))?.row).toMatchObject({ outputTokens: 10, import: first });
    expect(await bring(open, [less])).toMatchObject({ known: 1, added: 0 });
    expect((await knownOf(open, less.request.id))?.row).toMatchObject({ outputTokens: 10, import: first });
    const names = Object.keys((await contentsOf(open)).meta);
    expect(names.filter((name) => name.startsWith('replaced:'))).toEqual([]);
    await takeBack(open);
    await takeBack(open);
    expect(await knownOf(open, less.request.id)).toBeUndefined();
  });

  it('is the later one’s where no history here brought it before', async () => {
    const open = await installed();
    await meter(open, await liveOf(prompt('gemini', 'a')));
    const { request } = await stagedOf(prompt('gemini', 'a'), { outputTokens: 10 });
    await importRows(await open(), { requests: [request] }, NOON);
    expect((await knownOf(open, request.id))?.row.import).toBeUndefined();
    await bring(open, [await stagedOf(prompt('gemini', 'a'), { outputTokens: 20 })]);
    expect((await knownOf(open, request.id))?.row).toMatchObject({
      outputTokens: 20,
      import: await lastImport(open),
    });
    await takeBack(open);
    expect((await knownOf(open, request.id))?.row).toEqual(request);
  });

  it('is told of so too where retention took the live one', async () => {
    const open = await installed();
    const live = await liveOf(prompt('gemini', 'a'));
    await meter(open, live);
    const less = await stagedOf(prompt('gemini', 'a'), { outputTokens: 10 });
    await bring(open, [less]);
    const first = await lastImport(open);
    await letGo(open);
    expect(await bring(open, [await stagedOf(prompt('gemini', 'a'), { outputTokens: 20 })])).toMatchObject({
      known: 1,
      added: 0,
      undecided: 0,
    });
    const known = await knownOf(open, less.request.id);
    expect(known).toMatchObject({ live: live.id, by: 'time', before: null });
    const more = await stagedOf(prompt('gemini', 'a'), { outputTokens: 20 });
    expect(known?.row).toEqual({ ...more.request, import: first });
    const { requests, meta } = await contentsOf(open);
    expect(requests).toEqual([]);
    const replaced = meta[`replaced:${await lastImport(open)}/${less.request.id}`];
    expect(replaced).toMatchObject({ outputTokens: 10, import: first });
    await takeBack(open);
    const { request } = less;
    expect(await knownOf(open, request.id)).toEqual({ ...known, row: { ...request, import: first } });
    await takeBack(open);
    expect(await knownOf(open, request.id)).toBeUndefined();
  });
});

describe('a prompt of a day whose requests are gone', () => {
  const come = (prompts: readonly Prompt[], liveId?: null) =>
    Promise.all(
      prompts.map(async (one) => ({ ...(await stagedOf(one)), ...(liveId === null ? { liveId } : {}) })),
    );

  it('may be one of them, however many others a history brought of that day', async () => {
    const open = await installed();
    await meter(open, await liveOf(prompt('gemini', 'gone')));
    await letGo(open);
    const brought = await come([prompt('gemini', 'b', 60), prompt('gemini', 'c', 90)]);
    expect(await bring(open, brought, { ...ALL_OF_IT, undecided: true })).toMatchObject({ added: 2 });
    expect(await bring(open, await come([prompt('gemini', 'd', 120)]))).toMatchObject({
      undecided: 1,
      added: 0,
    });
  });

  it('may be a call that is gone', async () => {
    const open = await installed();
    await meter(open, await liveOf(prompt('gemini', 'gone'), { session: true, kind: 'audio' }));
    await letGo(open);
    expect((await contentsOf(open)).days).toMatchObject([{ requests: 0, sessions: 1 }]);
    expect(await bring(open, await come([prompt('gemini', 'a', 60)]))).toMatchObject({ undecided: 1 });
  });

  it('may be one that another device counted, beside those of this one that are there', async () => {
    const open = await installed();
    const sent = { site: 'gemini', device: 'phone' };
    const [theirs] = sumsOf([someRequest({ ...sent, id: 'theirs' })]) as [DayRow];
    await importRows(await open(), { days: [{ ...theirs, frozen: true, rev: 1 }] }, NOON);
    await meter(open, await liveOf(prompt('gemini', 'own')));
    expect(await bring(open, await come([prompt('gemini', 'a', 60)]))).toMatchObject({
      undecided: 1,
      added: 0,
    });
  });

  it('is new where those that are gone were another site’s', async () => {
    const open = await installed();
    await meter(open, await liveOf(prompt('claude', 'gone')));
    await letGo(open);
    await meter(open, await liveOf(prompt('gemini', 'next day', 24 * 60)));
    expect(await bring(open, await come([prompt('gemini', 'a', 60)]))).toMatchObject({ added: 1 });
  });

  it('is new where none of its day is gone, whatever is of the day before', async () => {
    const open = await installed();
    await meter(open, await liveOf(prompt('gemini', 'gone', -24 * 60)));
    await letGo(open);
    await meter(open, await liveOf(prompt('gemini', 'here')));
    expect(await bring(open, await come([prompt('gemini', 'a', 60)]))).toMatchObject({ added: 1 });
  });

  it.each<[string, string, Partial<UsageRequest>, 'added' | 'undecided']>([
    ['all that are gone were named as exports name them', 'chatgpt', {}, 'added'],
    ['one that is gone has no such name', 'chatgpt', { alias: undefined as never }, 'undecided'],
    ['the files of the site may leave that name out', 'perplexity', {}, 'undecided'],
  ])('that no key here stands for, where %s', async (_, site, changes, fate) => {
    const open = await installed();
    for (const key of ['named', 'other']) {
      const { alias, ...live } = await liveOf(prompt(site, key));
      const isNamed = key === 'named' || !('alias' in changes);
      await meter(open, isNamed && alias !== undefined ? { ...live, alias } : live);
    }
    await letGo(open);
    expect(await bring(open, await come([prompt(site, 'a', 60)], null))).toMatchObject({ [fate]: 1 });
  });

  it('is known by the id it had here, or by the name its export gives it', async () => {
    const open = await installed();
    const { alias: _, ...bare } = await liveOf(prompt('chatgpt', 'bare'));
    await meter(open, bare);
    await meter(open, await liveOf(prompt('chatgpt', 'named', 1)));
    await letGo(open);
    const file = [
      ...(await come([prompt('chatgpt', 'bare')])),
      ...(await come([prompt('chatgpt', 'named', 1)], null)),
    ];
    expect(await bring(open, file)).toMatchObject({ known: 2, added: 0, undecided: 0 });
  });

  it('with a key that none of them had is undecided where more are gone than had one', async () => {
    const open = await installed();
    await meter(open, await liveOf(prompt('chatgpt', 'own')));
    await letGo(open);
    const news = await come([prompt('chatgpt', 'news', 60)]);
    const sent = { site: 'chatgpt', device: 'phone' };
    const [theirs] = sumsOf([someRequest({ ...sent, id: 'theirs' })]) as [DayRow];
    await importRows(await open(), { days: [{ ...theirs, frozen: true, rev: 1 }] }, NOON);
    expect(await bring(open, news)).toMatchObject({ undecided: 1, added: 0 });
    const without = await installed();
    await meter(without, await liveOf(prompt('chatgpt', 'own')));
    await letGo(without);
    expect(await bring(without, news)).toMatchObject({ undecided: 0, added: 1 });
  });
});

describe('a prompt that was deleted', () => {
  it('stands above all that was stated of it, where a person wants it back', async () => {
    const open = await installed();
    const { request } = await stagedOf(prompt('gemini', 'a'));
    const scopes = [
      { of: 'site' as const, site: 'gemini' },
      { of: 'request' as const, id: request.id },
    ];
    const deletions = scopes.map((scope, index) => ({
      device: IMPORTED_DEVICE,
      scope,
      upToRev: [4, 2][index],
    }));
    await importRows(await open(), { deletions }, NOON);
    const file = [await stagedOf(prompt('gemini', 'a'))];
    expect(await bring(open, file)).toMatchObject({ deleted: 1, added: 0 });
    expect(await bring(open, file, { ...ALL_OF_IT, restores: true })).toMatchObject({ deleted: 0, added: 1 });
    const { requests, days } = await contentsOf(open);
    expect(requests.map(({ rowRev }) => rowRev)).toEqual([5]);
    expect(days.map(dayKeyOf)).toEqual(requests.map(dayKeyOf));
  });
});
