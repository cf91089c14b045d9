/** Taking a history back: all of it, however long, and what that states to the person's other devices. */
import { describe, expect, it } from 'vitest';
import { IMPORTED_DEVICE } from '../../src/model/imported/imported.ts';
import { readHistories } from '../../src/store/histories.ts';
import { NOON } from '../model/samples.ts';
import { ALL_OF_IT, bring, installed, liveOf, type Prompt, stagedOf, takeBack } from './bringing.ts';
import { contentsOf, fill } from './databases.ts';

/** More than a step takes back, of what was known and of what was added. */
const MANY = 1_100;

describe('a history that is taken back', () => {
  it('is gone where it is longer than a step goes through: of prompts that were metered live, and of others', async () => {
    const open = await installed();
    const prompts = Array.from({ length: 2 * MANY }, (_, index) => ({
      site: 'chatgpt',
      key: `${index}`,
      at: NOON - index * 60_000,
    }));
    const known = prompts.slice(0, MANY);
    await fill(open, await Promise.all(known.map((prompt) => liveOf(prompt))));
    const before = await contentsOf(open);
    const counts = await bring(open, await Promise.all(prompts.map((prompt) => stagedOf(prompt))));
    expect(counts).toMatchObject({ added: MANY });
    await takeBack(open);
    const { requests, days } = await contentsOf(open);
    expect(requests.map(({ id }) => id)).toEqual(before.requests.map(({ id }) => id));
    expect(days.map(({ day, requests: count }) => [day, count])).toEqual(
      before.days.map(({ day, requests: count }) => [day, count]),
    );
  });

  it('states what it had added, by the highest number of it, and nothing where it had added nothing', async () => {
    const open = await installed();
    const [known, deleted, other] = [0, 1, 2].map((index) => ({
      site: 'chatgpt',
      key: `${index}`,
      at: NOON + index * 60_000,
    })) as [Prompt, Prompt, Prompt];
    await fill(open, [await liveOf(known)]);
    await bring(open, [await stagedOf(known)]);
    await takeBack(open);
    expect((await contentsOf(open)).deletions).toEqual([]);

    const prompts = [await stagedOf(deleted), await stagedOf(other)];
    const scope = { of: 'request', id: prompts[0]?.request.id ?? '' } as const;
    const before = { device: IMPORTED_DEVICE, scope, upToRev: 4 };
    await (await open()).put('deletions', before, [IMPORTED_DEVICE, 'request', scope.id]);
    await bring(open, prompts, { ...ALL_OF_IT, restores: true });
    const run = (await readHistories(await open())).at(-1)?.id ?? '';
    await takeBack(open);
    expect((await contentsOf(open)).deletions).toEqual([
      { device: IMPORTED_DEVICE, scope: { of: 'import', id: run }, upToRev: 5 },
      before,
    ]);
  });
});
