/** Prompts near to each other that lie in two parts of what was laid down: the preview says just what is then taken in. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { UsageRequest } from '../../src/model/usage/usage.ts';
import { writeTogether } from '../../src/store/database.ts';
import { beginHistory, readHistories, stepHistory } from '../../src/store/histories.ts';
import { createHistoryStaging, type HistoryStaging } from '../../src/store/history-staging.ts';
import { previewSources } from '../../src/ui/sources/history/preview.ts';
import { ALL_OF_IT, installed, liveOf, meter, type Prompt, stagedOf } from '../store/bringing.ts';
import { contentsOf, newName } from '../store/databases.ts';

const SECOND = 1_000;
/** Parts end with the day of UTC. */
const MIDNIGHT = Date.UTC(2026, 4, 7);

/** Parts and batches of a few prompts, so that few prompts have many edges. */
function finelyCut(most: number): HistoryStaging {
  const staging = createHistoryStaging(newName(), most);
  return { ...staging, next: (after) => staging.next(after, most) };
}

interface World {
  readonly live: readonly UsageRequest[];
  readonly staged: Parameters<HistoryStaging['add']>[0];
}

/** What the preview says, what taking in says, and what stands then. */
async function told({ live, staged }: World, most: number) {
  const open = await installed();
  for (const row of live) await meter(open, row);
  const database = await open();
  const staging = finelyCut(most);
  await staging.add(staged);
  const before = await contentsOf(open);
  const sources = await previewSources(database, staging, []);
  expect(await contentsOf(open)).toEqual(before);
  await writeTogether(database, (transaction) => beginHistory(transaction, ALL_OF_IT, 'i', 1));
  while (await stepHistory(database, staging));
  const { requests } = await contentsOf(open);
  const sum = (of: 'added' | 'known' | 'undecided') =>
    sources.reduce((all, { counts }) => all + counts[of], 0);
  const months = sources.flatMap((source) => source.months);
  const { added = 0, known = 0, undecided = 0 } = (await readHistories(database))[0]?.counts ?? {};
  return {
    previewed: { added: sum('added'), known: sum('known'), undecided: sum('undecided') },
    ofMonths: months.reduce((all, month) => all + month.added, 0),
    taken: { added, known, undecided },
    stands: requests.filter((row) => row.provenance === 'export').length,
  };
}

async function expectAgreement(world: World, most: number): Promise<void> {
  const { previewed, ofMonths, taken, stands } = await told(world, most);
  expect({ taken, stands, ofMonths }).toEqual({
    taken: previewed,
    stands: previewed.added,
    ofMonths: stands,
  });
}

const gemini = (key: string, at: number): Prompt => ({ site: 'gemini', key, at });

it('two prompts at midnight, of which live metering has the later', async () => {
  const live = [await liveOf(gemini('l', MIDNIGHT + SECOND))];
  const staged = await Promise.all(
    [gemini('a', MIDNIGHT - SECOND), gemini('b', MIDNIGHT + 2 * SECOND)].map((one) => stagedOf(one)),
  );
  await expectAgreement({ live, staged }, 1);
  expect((await told({ live, staged }, 1)).previewed).toEqual({ added: 1, known: 1, undecided: 0 });
});

it('any prompts around the edges of parts and of days', async () => {
  const moment = fc.integer({ min: -9, max: 9 }).map((steps) => MIDNIGHT + steps * 3 * SECOND);
  const prompts = fc.array(
    fc.record({
      at: moment,
      skew: fc.integer({ min: -4, max: 4 }),
      site: fc.constantFrom('gemini', 'gemini', 'chatgpt'),
      inputTokens: fc.constantFrom(20, 21, 60),
      isMetered: fc.boolean(),
      isExported: fc.boolean(),
    }),
    { minLength: 1, maxLength: 12 },
  );
  await fc.assert(
    fc.asyncProperty(prompts, fc.integer({ min: 1, max: 4 }), async (drawn, most) => {
      const named = drawn.map((one, index) => ({ ...one, key: `key-${index}` }));
      const live = await Promise.all(
        named
          .filter(({ isMetered }) => isMetered)
          .map(({ site, key, at, inputTokens }) => liveOf({ site, key, at }, { inputTokens })),
      );
      const staged = await Promise.all(
        named
          .filter(({ isExported }) => isExported)
          .map(({ site, key, at, skew, inputTokens }) =>
            stagedOf({ site, key, at: at + skew * SECOND }, { inputTokens }),
          ),
      );
      await expectAgreement({ live, staged }, most);
    }),
    { numRuns: 40 },
  );
});
