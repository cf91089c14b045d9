/** Three devices that exchange files in any order: what each holds in the end. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deletionsIn } from '../../src/model/backup/deletions.ts';
import type { UsageRequest } from '../../src/model/usage/usage.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import { contentsOf, sumsOf } from './databases.ts';
import {
  type DeviceWorld,
  deviceWorld,
  EVENTS,
  type Event,
  exchange,
  fileOf,
  keepAll,
  ORDER,
  storiesOf,
  take,
} from './device-world.ts';
import { highest, joined, sums } from './joined.ts';

const FEW = { minLength: 6, maxLength: 16 };

type Weights = Readonly<Partial<Record<keyof typeof EVENTS, number>>>;

/** How often each happens beside the others, where nothing else is said. */
const OFTEN = { tell: 4, news: 4, delete: 2, save: 2, clone: 1 } satisfies Weights;

/** Events as often as that, and deletions of which one ending alone is told. */
function eventsOf(weights: Weights, ending?: 'kept' | 'undone'): fc.Arbitrary<Event> {
  const events: Record<keyof typeof EVENTS, fc.Arbitrary<Event>> = { ...EVENTS };
  if (ending) events.delete = EVENTS.delete.map((event) => ({ ...event, ending }));
  const named = Object.entries(weights) as [keyof typeof EVENTS, number][];
  return fc.oneof(...named.map(([name, weight]) => ({ arbitrary: events[name], weight })));
}

/** Single events, and now and then a story of some. */
function withStories(event: fc.Arbitrary<Event>, story: fc.Arbitrary<readonly Event[]>) {
  const single = event.map((each): readonly Event[] => [each]);
  const parts = fc.oneof({ arbitrary: single, weight: 6 }, { arbitrary: story, weight: 1 });
  return fc.array(parts, FEW).map((all) => all.flat());
}

/** What a device holds, without what each says for itself: in any order of its rows. */
async function held(open: OpenDatabase): Promise<{ requests: string[]; days: unknown[] }> {
  const { requests, days } = await contentsOf(open);
  return {
    requests: requests.map(({ id, outputTokens }) => `${id} ${outputTokens}`).sort(),
    days: sums(days),
  };
}

/** Each file of now once more, in either order, changes nothing anywhere; and none holds what a statement covers. */
async function expectSettled({ devices }: DeviceWorld): Promise<void> {
  const [first, ...others] = await Promise.all(devices.map(held));
  for (const other of others) expect(other).toEqual(first);
  const newest = await Promise.all(devices.map(fileOf));
  for (const open of devices) {
    for (const file of [...newest, ...newest.toReversed()]) await take(open, file);
    expect(await held(open)).toEqual(first);
    const { requests, days, deletions } = await contentsOf(open);
    const stated = deletionsIn(deletions);
    expect([...requests, ...days].filter((row) => stated.of(row).length > 0)).toEqual([]);
  }
}

/** What retention took is put back, but for what was deleted meanwhile, here or elsewhere. */
async function expectDeletedStays(open: OpenDatabase): Promise<void> {
  const before = await contentsOf(open);
  const stated = deletionsIn(before.deletions);
  const there = new Set(before.requests.map(({ id }) => id));
  const deleted = before.trash.flatMap((trashed) =>
    trashed.from === 'requests' && stated.of(trashed.row).length > 0 ? [trashed.row.id] : [],
  );
  await keepAll(open);
  const { requests } = await contentsOf(open);
  expect(requests.filter(({ id }) => deleted.includes(id) && !there.has(id))).toEqual([]);
}

/** No prompt stands twice, and none is missing that somewhere was not deleted; where an export has the wire's keys. */
async function expectEachOnce({ devices, files }: DeviceWorld): Promise<void> {
  const stated = deletionsIn(highest(files.flatMap(({ deletions }) => deletions)));
  const standing = files.flatMap(({ requests }) => requests).filter((row) => stated.of(row).length === 0);
  const momentsOf = (requests: readonly UsageRequest[]) =>
    requests.filter(({ site }) => site === 'chatgpt').map(({ at }) => at);
  const expected = [...new Set(momentsOf(standing))].sort();
  for (const open of devices) {
    const { requests, days } = await contentsOf(open);
    expect(momentsOf(requests).sort()).toEqual(expected);
    expect(new Set(requests.map(({ at }) => at)).size).toBe(requests.length);
    expect(sums(days)).toEqual(sums(sumsOf(requests)));
  }
}

/** The same once each device has put back what retention took there. */
async function expectSettledTwice(world: DeviceWorld, order: readonly number[]): Promise<void> {
  await expectSettled(world);
  for (const open of world.devices) await expectDeletedStays(open);
  await exchange(world, order);
  await expectSettled(world);
}

/** The devices, once all of this happened and each has the files of the others. */
async function worldAfter(events: readonly Event[], order: readonly number[]): Promise<DeviceWorld> {
  const world = deviceWorld();
  for (const each of events) await world.happen(each);
  await exchange(world, order);
  return world;
}

describe('three devices', () => {
  it('that have each other’s files hold the same, nothing deleted and nothing lost, in whatever order, however often, and where profiles were copied', async () => {
    const event = eventsOf(OFTEN);
    await fc.assert(
      fc.asyncProperty(fc.array(event, FEW), ORDER, async (events, order) => {
        const world = await worldAfter(events, order);
        const statements = world.files.flatMap(({ deletions }) => deletions);
        const saved = world.files.flatMap(({ requests }) => requests);
        const expected = joined(saved, statements);
        for (const open of world.devices) {
          const { requests, days } = await contentsOf(open);
          const byId = requests.sort((a, b) => (a.id < b.id ? -1 : 1));
          expect(byId.map(({ id, outputTokens }) => `${id} ${outputTokens}`)).toEqual(
            expected.map(({ id, outputTokens }) => `${id} ${outputTokens}`),
          );
          expect(sums(days)).toEqual(sums(sumsOf(requests)));
        }
      }),
      { numRuns: 8 },
    );
  });

  it('that read the same export hold the same, nothing twice and nothing deleted, in whatever order, however often, and where profiles were copied', async () => {
    const event = eventsOf({ ...OFTEN, phone: 2, bring: 3, takeBack: 1, delete: 1 }, 'kept');
    await fc.assert(
      fc.asyncProperty(fc.array(event, FEW), ORDER, async (events, order) => {
        const world = await worldAfter(events, order);
        await expectSettled(world);
        await expectEachOnce(world);
      }),
      { numRuns: 20 },
    );
  });

  it('of which some let single requests go hold the same days, deleted or taken back, where profiles were copied', async () => {
    const event = eventsOf({ ...OFTEN, delete: 1, retain: 2 });
    await fc.assert(
      fc.asyncProperty(withStories(event, storiesOf('kept')), ORDER, async (events, order) => {
        await expectSettledTwice(await worldAfter(events, order), order);
      }),
      { numRuns: 8 },
    );
  });

  it('of which some let single requests go count all that was ever told, where nothing was deleted for good', async () => {
    const event = eventsOf({ ...OFTEN, news: 3, delete: 1, retain: 2, clone: 0 }, 'undone');
    await fc.assert(
      fc.asyncProperty(withStories(event, storiesOf('undone')), ORDER, async (events, order) => {
        const world = await worldAfter(events, order);
        const told = events.filter(({ of }) => of === 'tell').length;
        const expectAll = async () => {
          for (const open of world.devices) {
            const { days } = await contentsOf(open);
            expect(days.reduce((sum, { requests }) => sum + requests, 0)).toBe(told);
          }
        };
        await expectAll();
        await expectSettledTwice(world, order);
        await expectAll();
      }),
      { numRuns: 8 },
    );
  });
});
