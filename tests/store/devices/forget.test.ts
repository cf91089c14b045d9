import { expect, it } from 'vitest';
import { forgetDevice } from '../../../src/store/devices/forget.ts';
import { readInstall } from '../../../src/store/install.ts';
import { NOON, someRequests } from '../../model/samples.ts';
import { contentsOf, fill, sumsOf } from '../databases.ts';
import { join, newDevice, type SharedFolder } from './shared-folder.ts';

it('a device that is forgotten is gone from here, stays gone when the folder is joined, and is left alone itself', async () => {
  const [own, other] = [newDevice('own'), newDevice('other')];
  const files: SharedFolder = new Map();
  const [first, second] = [
    await readInstall(await own.openDatabase()),
    await readInstall(await other.openDatabase()),
  ];
  const requests = someRequests(8);
  await fill(
    own.openDatabase,
    requests.slice(0, 4).map((each) => ({ ...each, device: first.device })),
  );
  await fill(
    other.openDatabase,
    requests.slice(4).map((each) => ({ ...each, device: second.device })),
  );
  await join(other, files, NOON);
  await join(own, files, NOON);
  expect((await contentsOf(own.openDatabase)).requests.length).toBe(8);

  const database = await own.openDatabase();
  const idea = { ruleId: 'look-up', confidence: 0.9, at: NOON, shownAt: null, dismissedAt: null };
  for (const { id } of requests) await database.put('coach', { requestId: id, ...idea });
  const shut = {
    file: 'shut.json',
    mark: '',
    result: 'locked',
    head: null,
    requests: 0,
    deleted: 0,
  } as const;
  await own.store.put('file:shut.json', shut);
  const recorded = async () => (await own.store.files()).map(({ head }) => head?.device ?? null);
  expect((await recorded()).sort()).toEqual([null, first.device, second.device].sort());

  await forgetDevice(database, own.store, second.device);
  expect((await recorded()).sort(), 'what is known of others').toEqual([null, first.device].sort());
  expect((await contentsOf(own.openDatabase)).coach.map(({ requestId }) => requestId)).toEqual(
    requests.slice(0, 4).map(({ id }) => id),
  );
  await own.store.delete('file:shut.json');
  await join(own, files, NOON);
  const left = await contentsOf(own.openDatabase);
  expect(left.requests.length).toBe(4);
  expect(left.days).toMatchObject(
    sumsOf(left.requests).map(({ device, requests: count }) => ({ device, requests: count })),
  );
  await join(other, files, NOON);
  expect((await contentsOf(other.openDatabase)).requests.length).toBe(8);
});

it('a device of more requests than a transaction looks at is forgotten whole', async () => {
  const own = newDevice('own');
  const { device } = await readInstall(await own.openDatabase());
  const some = someRequests(1_200, 400);
  // One that stays is the newest: where it was looked at nothing is left to be.
  const newestAt = Math.max(...some.map(({ at }) => at));
  const requests = some.map((each, index) => ({
    ...each,
    device: index % 100 === 0 || each.at === newestAt ? device : 'other',
  }));
  await fill(own.openDatabase, requests);
  await forgetDevice(await own.openDatabase(), own.store, 'other');
  const left = await contentsOf(own.openDatabase);
  expect(left.requests.map(({ device: of }) => of)).toEqual(Array.from({ length: 13 }, () => device));
  expect(left.days.map(({ device: of, requests: count }) => [of, count])).toEqual(
    sumsOf(left.requests).map(({ device: of, requests: count }) => [of, count]),
  );
});
