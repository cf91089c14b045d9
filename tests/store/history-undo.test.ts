/** Taking a history back that is longer than one step goes through. */
import { expect, it } from 'vitest';
import { NOON } from '../model/samples.ts';
import { bring, installed, liveOf, stagedOf, takeBack } from './bringing.ts';
import { contentsOf, fill } from './databases.ts';

/** More than a step takes back, of what was known and of what was added. */
const MANY = 1_100;

it('of prompts that were metered live, and of others', async () => {
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
