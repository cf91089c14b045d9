/** A history joined with what is metered live: each prompt once, whatever comes first and however often. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCut } from '../../src/background/request.ts';
import type { UsageRequest } from '../../src/model/usage/usage.ts';
import { type OpenDatabase, writeTogether } from '../../src/store/database.ts';
import { beginDeletion, beginRestore, stepDeletion, UNDO_MS } from '../../src/store/deletion.ts';
import { HISTORY_BATCH } from '../../src/store/histories.ts';
import type { StagedPrompt } from '../../src/store/history-staging.ts';
import { stepRetention } from '../../src/store/retention.ts';
import { NOON } from '../model/samples.ts';
import { ALL_OF_IT, bring, installed, liveOf, meter, type Prompt, stagedOf, takeBack } from './bringing.ts';
import { byKey, contentsOf, keepFrom, sumsOf } from './databases.ts';
import { importRows } from './importing.ts';

const SECOND = 1_000;
const [chat, other] = ['a', 'b'].map((key, index) => ({
  site: 'chatgpt',
  key,
  at: NOON + index * 60_000,
})) as [Prompt, Prompt];
const gemini: Prompt = { site: 'gemini', key: 'takeout:1', at: NOON };

/** What counts, whatever numbers and names of imports the rows have. */
async function shown(openDatabase: OpenDatabase) {
  const { requests, days } = await contentsOf(openDatabase);
  const bare = (request: UsageRequest) => ({ ...request, rowRev: 0, import: '', alias: '' });
  expect(days.map((row) => ({ ...row, rev: 0 })).sort(byKey)).toEqual(sumsOf(requests));
  return requests.map(bare).sort((a, b) => (a.id < b.id ? -1 : 1));
}

const idsOf = async (openDatabase: OpenDatabase) => (await shown(openDatabase)).map(({ id }) => id);

describe('a history', () => {
  it('adds what live metering has not, and the same file changes nothing', async () => {
    const open = await installed();
    await meter(open, await liveOf(chat));
    const file = [await stagedOf(chat), await stagedOf(other)];
    expect(await bring(open, file)).toMatchObject({ added: 1, known: 1 });
    const once = await shown(open);
    expect(once).toHaveLength(2);
    expect(await bring(open, file)).toMatchObject({ added: 0, known: 1, had: 1 });
    expect(await shown(open)).toEqual(once);
  });

  it('of more than a transaction takes is taken in whole, and back', async () => {
    const open = await installed();
    // The second is read ahead while the first is taken in.
    const count = 2 * HISTORY_BATCH + 1;
    const prompts = Array.from({ length: count }, (_, index) => ({
      ...chat,
      key: `of-many-${index}`,
      at: NOON - index * 3_600 * SECOND,
    }));
    const file = await Promise.all(prompts.map((prompt) => stagedOf(prompt)));
    expect(await bring(open, file)).toMatchObject({ added: count, known: 0 });
    expect((await contentsOf(open)).requests).toHaveLength(count);
    await takeBack(open);
    expect((await contentsOf(open)).requests).toEqual([]);
  });

  it('knows a live request by the id it has here, where it is older than shared keys', async () => {
    const open = await installed();
    const { alias: _, ...old } = await liveOf(chat);
    await meter(open, { ...old, at: NOON - 3_600_000, day: old.day });
    expect(await bring(open, [await stagedOf(chat)])).toMatchObject({ added: 0, known: 1 });
    expect(await idsOf(open)).toEqual([old.id]);
  });

  it('leaves a live request as it is, and fills in one whose answer was not seen', async () => {
    const open = await installed();
    const [seen, cut] = [
      await liveOf(chat),
      toCut(await liveOf(other, { outputTokens: 0, model: null }), null),
    ];
    await meter(open, seen);
    await meter(open, cut);
    const told = { outputTokens: 900, model: 'gpt-5-mini' };
    await bring(open, [await stagedOf(chat, told), await stagedOf(other, told)]);
    const [first, second] = [seen.id, cut.id].map((id) => ({ id }));
    const rows = new Map((await shown(open)).map((row) => [row.id, row]));
    expect(rows.get(first?.id ?? '')).toMatchObject({ outputTokens: 300, model: 'gpt-5' });
    expect(rows.get(second?.id ?? '')).toMatchObject({
      outputTokens: 900,
      outcome: 'complete',
      provenance: 'live',
      tokenSource: { output: 'counted' },
    });
    await takeBack(open);
    expect((await shown(open)).map(({ id, outcome, outputTokens }) => [id, outcome, outputTokens])).toEqual(
      [seen, cut]
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .map(({ id, outcome, outputTokens }) => [id, outcome, outputTokens]),
    );
  });

  it('matches by time where no key is shared: ten seconds, the same act and about as many tokens', async () => {
    const near = { ...gemini, key: 'takeout:2', at: NOON + 9 * SECOND };
    const cases: [Prompt, Partial<UsageRequest>, boolean][] = [
      [near, {}, true],
      [{ ...near, at: NOON + 11 * SECOND }, {}, false],
      [near, { inputTokens: 22 }, true],
      [near, { inputTokens: 24 }, false],
      [near, { intent: 'regenerate' }, false],
      [{ ...near, site: 'codex' }, {}, false],
    ];
    for (const [prompt, changes, isKnown] of cases) {
      const open = await installed();
      await meter(open, await liveOf(gemini));
      const { known, added } = await bring(open, [await stagedOf(prompt, changes)]);
      expect([known, added], JSON.stringify([prompt, changes])).toEqual(isKnown ? [1, 0] : [0, 1]);
    }
  });

  it('lets go of a live one by time as it was, with its own key', async () => {
    const open = await installed();
    const prompt = { ...gemini, site: 'perplexity' };
    const live = toCut(await liveOf(prompt, { outputTokens: 0 }), null);
    await meter(open, live);
    const [before] = (await contentsOf(open)).requests;
    expect(await bring(open, [await stagedOf(prompt)])).toMatchObject({ known: 1, added: 0 });
    await takeBack(open);
    expect((await contentsOf(open)).requests).toEqual([{ ...before, rowRev: expect.any(Number) }]);
    const seen = await liveOf({ ...prompt, key: 'seen' });
    const other = await installed();
    await meter(other, seen);
    await bring(other, [await stagedOf(prompt)]);
    await takeBack(other);
    expect((await contentsOf(other)).requests).toMatchObject([{ alias: seen.alias }]);
  });

  it('takes a second file for a fuller account of the same prompts', async () => {
    const open = await installed();
    await bring(open, [await stagedOf(chat, { outcome: 'failed', outputTokens: 0 })]);
    const before = await shown(open);
    const broughtBy = async () => (await contentsOf(open)).requests.map((request) => request.import);
    const first = await broughtBy();
    expect(await bring(open, [await stagedOf(chat)])).toMatchObject({ had: 1, added: 0 });
    expect((await shown(open)).map(({ outcome }) => outcome)).toEqual(['complete']);
    expect(await broughtBy(), 'the first of them').toEqual(first);
    await takeBack(open);
    expect(await shown(open)).toEqual(before);
  });

  it('stays where retention takes what was metered live, and is told from it when it comes later', async () => {
    const open = await installed();
    const years = Array.from({ length: 40 }, (_, index) => ({
      site: 'chatgpt',
      key: `old-${index}`,
      at: Date.UTC(2022, 11, 1) + index * 36 * 3_600_000,
    }));
    await meter(open, await liveOf(years[3] as Prompt));
    expect(await bring(open, await Promise.all(years.map((prompt) => stagedOf(prompt))))).toMatchObject({
      added: 39,
      known: 1,
    });
    await meter(open, await liveOf({ ...chat, key: 'expiring', at: Date.UTC(2023, 5, 1) }));
    while (await stepRetention(await open(), keepFrom('2026-01-01'), 7));
    const { requests, days } = await contentsOf(open);
    expect(requests.map(({ provenance }) => provenance)).toEqual(Array(39).fill('export'));
    expect(days.reduce((sum, row) => sum + row.requests, 0)).toBe(41);
    // Next month's file has all of it once more, and what was gone by then.
    const next = [...years, { ...chat, key: 'expiring', at: Date.UTC(2023, 5, 1) }, chat];
    expect(await bring(open, await Promise.all(next.map((prompt) => stagedOf(prompt))))).toEqual({
      added: 1,
      had: 39,
      known: 2,
      undecided: 0,
      deleted: 0,
      full: 0,
    });
  });

  it('leaves out what can’t be decided on days whose requests are gone, unless it is wanted', async () => {
    const open = await installed();
    const past = { ...gemini, key: 'takeout:0', at: Date.UTC(2024, 1, 1, 12) };
    await meter(open, await liveOf(past));
    while (await stepRetention(await open(), keepFrom('2026-01-01'), 7));
    const file = [await stagedOf(past), await stagedOf(gemini)];
    expect(await bring(open, file)).toMatchObject({ undecided: 1, added: 1 });
    expect(await bring(open, file, { ...ALL_OF_IT, undecided: true })).toMatchObject({ added: 1, had: 1 });
  });

  it('takes in what is new on such a day, where all that is gone of it is known by its key', async () => {
    const open = await installed();
    const at = Date.UTC(2024, 1, 1, 12);
    const [gone, news] = [
      { ...chat, key: 'gone', at },
      { ...chat, key: 'news', at: at + 3_600 * SECOND },
    ];
    await meter(open, await liveOf(gone));
    while (await stepRetention(await open(), keepFrom('2026-01-01'), 7));
    const file = [await stagedOf(gone), await stagedOf(news)];
    expect(await bring(open, file)).toMatchObject({ known: 1, added: 1, undecided: 0 });
  });

  it('does not bring back what was deleted, live or brought, unless that is wanted', async () => {
    const open = await installed();
    const file = [await stagedOf(chat), await stagedOf(other)];
    const live = await liveOf(chat);
    await meter(open, live);
    await bring(open, file);
    const gone = [live.id, (await stagedOf(other)).request.id];
    for (const id of gone) {
      const database = await open();
      await writeTogether(database, (transaction) =>
        beginDeletion(transaction, { of: 'request', id }, NOON + 3_600_000),
      );
      while (await stepDeletion(database, NOON + 3_600_000));
      await stepDeletion(database, NOON + 3_600_000 + UNDO_MS);
    }
    expect(await bring(open, file)).toMatchObject({ deleted: 2, added: 0 });
    expect(await bring(open, file, { ...ALL_OF_IT, restores: true })).toMatchObject({ added: 2 });
    expect(await bring(open, file)).toMatchObject({ had: 2, deleted: 0 });
  });

  it('taken back, comes back from no deletion before it', async () => {
    const open = await installed();
    const file = [await stagedOf(chat), await stagedOf(other)];
    await bring(open, file);
    const database = await open();
    const { id } = (await stagedOf(other)).request;
    await writeTogether(database, (transaction) =>
      beginDeletion(transaction, { of: 'request', id }, NOON + 3_600_000),
    );
    while (await stepDeletion(database, NOON + 3_600_000));
    await takeBack(open);
    expect(await writeTogether(database, (transaction) => beginRestore(transaction, NOON + 3_600_001))).toBe(
      false,
    );
    while (await stepDeletion(database, NOON + 3_600_001));
    expect(await idsOf(open)).toEqual([]);
  });

  it('counts once on two devices that both read it, one of which metered some of it', async () => {
    const [here, there] = [await installed('here'), await installed('there')];
    const file = [await stagedOf(chat), await stagedOf(other), await stagedOf(gemini)];
    await meter(here, await liveOf(chat, {}, 'here'));
    await bring(here, file);
    await bring(
      there,
      file.map((prompt) => ({ ...prompt, liveId: null })),
    );
    const rowsOf = async (open: OpenDatabase) => {
      const { requests, days, deletions } = await contentsOf(open);
      return { requests, days, deletions };
    };
    const [mine, theirs] = [await rowsOf(here), await rowsOf(there)];
    await importRows(await there(), mine, NOON);
    await importRows(await here(), theirs, NOON);
    expect(await shown(here)).toHaveLength(3);
    expect(await idsOf(there)).toEqual(await idsOf(here));
  });

  it('has a prompt stand by itself on every device, once another of the file is the one that was metered', async () => {
    const [here, there] = [await installed('here'), await installed('there')];
    const next = { ...gemini, key: 'takeout:2', at: gemini.at + 4 * SECOND };
    const file = [await stagedOf(gemini), await stagedOf(next)];
    await meter(here, await liveOf(next, {}, 'here'));
    await bring(there, file);
    // By time, as long as the other isn't known here.
    await bring(here, file.slice(0, 1));
    for (const [to, from] of [
      [there, here],
      [here, there],
      [there, here],
    ] as const) {
      const { requests, days } = await contentsOf(from);
      await importRows(await to(), { requests, days }, NOON);
    }
    expect(await idsOf(here)).toHaveLength(2);
    expect(await idsOf(there)).toEqual(await idsOf(here));
  });

  it('whose request is deleted states that alone, not its day, where another device may bring others', async () => {
    const open = await installed();
    await bring(open, [await stagedOf(chat)]);
    const [{ id }] = (await contentsOf(open)).requests as [UsageRequest];
    const database = await open();
    await writeTogether(database, (transaction) => beginDeletion(transaction, { of: 'request', id }, NOON));
    while (await stepDeletion(database, NOON));
    const { days, deletions } = await contentsOf(open);
    expect([days, deletions.map(({ scope }) => scope.of)]).toEqual([[], ['request']]);
  });
});

describe('a history that other devices have from a file', () => {
  async function pair() {
    const [here, there] = [await installed('here'), await installed('there')];
    const file = [await stagedOf(chat), await stagedOf(other), await stagedOf(gemini)];
    await meter(here, await liveOf(chat, {}, 'here'));
    await bring(here, file);
    await importRows(await there(), await fileOf(here), NOON);
    return { here, there, file };
  }

  async function fileOf(open: OpenDatabase) {
    const { requests, days, deletions } = await contentsOf(open);
    return { requests, days, deletions };
  }

  it('goes there too once it is taken back, and no file of theirs brings it back', async () => {
    const { here, there, file } = await pair();
    const before = await fileOf(there);
    await takeBack(here);
    const bare = await idsOf(here);
    expect(bare).toHaveLength(1);
    await importRows(await here(), before, NOON);
    expect(await idsOf(here)).toEqual(bare);
    await importRows(await there(), await fileOf(here), NOON);
    expect(await idsOf(there)).toEqual(bare);
    expect((await contentsOf(there)).days).toHaveLength(1);
    await bring(here, file);
    await importRows(await there(), await fileOf(here), NOON);
    expect(await idsOf(there)).toEqual(await idsOf(here));
    expect(await idsOf(there)).toHaveLength(3);
  });

  it('is had back from a backup where a person restores it', async () => {
    const { here, there } = await pair();
    const before = await fileOf(there);
    await takeBack(here);
    await importRows(await here(), before, NOON, { restores: true, deletes: true, isCopied: false });
    expect(await idsOf(here)).toHaveLength(3);
    await importRows(await here(), await fileOf(here), NOON);
    expect(await idsOf(here)).toHaveLength(3);
  });
});

const INFERRED_INPUT = { input: 'inferred', output: 'counted', reasoning: 'counted' } as const;

describe('in any order', () => {
  /** Prompts so near to each other that it has to be decided whose is whose. */
  const prompts = fc.array(
    fc.record({
      site: fc.constantFrom('chatgpt', 'gemini', 'gemini', 'perplexity'),
      at: fc.integer({ min: 0, max: 7 }).map((steps) => NOON + steps * 3 * SECOND),
      skew: fc.integer({ min: -4, max: 4 }),
      inputTokens: fc.constantFrom(20, 21, 60),
      /** Sent along, which no file counts. */
      hasFiles: fc.boolean(),
      isMetered: fc.boolean(),
      isExported: fc.boolean(),
      end: fc.constantFrom('complete', 'cut', 'pending'),
      /** A file that holds less of it, and is read before or after the other. */
      partial: fc.constantFrom('none', 'before', 'after'),
      /** The file is read where live metering's own ids aren't known: only the key both have tells. */
      isOfOther: fc.boolean(),
    }),
    { minLength: 1, maxLength: 9 },
  );

  type Act = (open: OpenDatabase) => Promise<unknown>;

  /** What happens to each prompt: news of it in their order, and files that hold it. */
  async function actsOf(
    world: readonly (typeof prompts extends fc.Arbitrary<infer T> ? T : never)[number][],
  ) {
    const told: Act[][] = [];
    const file: StagedPrompt[] = [];
    for (const [index, one] of world.entries()) {
      const { site, at, skew, inputTokens, hasFiles, isMetered, isExported, end, partial, isOfOther } = one;
      const prompt = { site, key: `key-${index}`, at };
      const sent = hasFiles
        ? { inputTokens: inputTokens + 1_120, tokenSource: INFERRED_INPUT }
        : { inputTokens };
      const pending = await liveOf(prompt, { ...sent, outcome: 'pending', outputTokens: 0, model: null });
      const last = end === 'complete' ? await liveOf(prompt, { ...sent, rev: 1 }) : toCut(pending, null);
      const close: Act =
        end === 'complete' ? (open) => meter(open, last) : (open) => meter(open, { ...last, rev: 1 });
      if (isMetered) told.push([(open) => meter(open, pending), ...(end === 'pending' ? [] : [close])]);
      const exported = { ...prompt, at: at + skew * SECOND };
      if (!isExported) continue;
      const whole = await stagedOf(exported, { inputTokens, outputTokens: 40 + index });
      const part = await stagedOf(exported, { inputTokens, outputTokens: 3, outcome: 'stopped' });
      const read = { none: [whole], before: [part, whole], after: [whole, part] }[partial];
      file.push(...read.map((prompt) => (isOfOther ? { ...prompt, liveId: null } : prompt)));
    }
    return { told, file };
  }

  /** What can be said of the rows without any of the code: each prompt once where a key tells, else never fewer than either tells of. */
  function expectEachOnce(rows: readonly UsageRequest[], world: Parameters<typeof actsOf>[0]): void {
    const count = (site: string, is: (one: (typeof world)[number]) => boolean) =>
      world.filter((one) => one.site === site && is(one)).length;
    const rowsOf = (site: string) => rows.filter((row) => row.site === site);
    expect(rowsOf('chatgpt')).toHaveLength(count('chatgpt', (one) => one.isMetered || one.isExported));
    for (const site of ['gemini', 'perplexity']) {
      const [metered, exported] = [
        count(site, ({ isMetered }) => isMetered),
        count(site, ({ isExported }) => isExported),
      ];
      expect(rowsOf(site).length).toBeGreaterThanOrEqual(Math.max(metered, exported));
    }
    expect(rows.filter(({ provenance }) => provenance === 'live')).toHaveLength(
      world.filter(({ isMetered }) => isMetered).length,
    );
  }

  it('live news and files, repeated and split, come to the same store, and what is taken back leaves none', async () => {
    await fc.assert(
      fc.asyncProperty(
        prompts,
        fc.array(fc.nat({ max: 99 }), { minLength: 40, maxLength: 40 }),
        async (world, picks) => {
          const { told, file } = await actsOf(world);
          const plain = await installed();
          for (const acts of told) for (const act of acts) await act(plain);
          const bare = await shown(plain);
          await bring(plain, file);
          const expected = await shown(plain);
          expectEachOnce(expected, world);
          await takeBack(plain);
          expect(await shown(plain)).toEqual(bare);
          // The same in two imports, of which the later tells more or less of what the earlier has.
          const isEarlier = (index: number) => (picks[index] ?? 0) % 2 === 0;
          await bring(
            plain,
            file.filter((_, index) => isEarlier(index)),
          );
          const between = await shown(plain);
          await bring(
            plain,
            file.filter((_, index) => !isEarlier(index)),
          );
          expect(await shown(plain)).toEqual(expected);
          await takeBack(plain);
          expect(await shown(plain)).toEqual(between);
          await takeBack(plain);
          expect(await shown(plain)).toEqual(bare);

          const mixed = await installed();
          const half = file.filter((_, index) => index % 2 === 0);
          const queues: Act[][] = [
            ...told.map((acts) => [...acts]),
            ...file.map((prompt): Act[] => [(open) => bring(open, [prompt])]),
            [(open) => bring(open, half)],
            [(open) => bring(open, file)],
          ];
          for (const pick of picks) {
            const open = queues.filter((acts) => acts.length > 0);
            await open[pick % Math.max(1, open.length)]?.shift()?.(mixed);
          }
          for (const acts of queues) for (const act of acts) await act(mixed);
          expect(await shown(mixed)).toEqual(expected);
        },
      ),
      { numRuns: 40 },
    );
  });
});
