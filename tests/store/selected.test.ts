/** Which requests a step of a deletion takes. */
import { expect, it } from 'vitest';
import type { Selection } from '../../src/model/messages/wire.ts';
import { type OpenDatabase, writeTogether } from '../../src/store/database.ts';
import type { ChosenDeletion } from '../../src/store/meta-rows.ts';
import { nextRequests } from '../../src/store/selected.ts';
import { NOON, someRequest } from '../model/samples.ts';
import { fill, newDatabase } from './databases.ts';

async function next(open: OpenDatabase, selection: Selection, most: number, upToRev = 9) {
  const deletion: ChosenDeletion = {
    selection,
    phase: 'requests',
    at: NOON,
    upToRev,
    lastDayRow: null,
    moved: 0,
    until: null,
  };
  const { requests, isEnd } = await writeTogether(await open(), (transaction) =>
    nextRequests(transaction, deletion, most),
  );
  return [requests.map(({ id }) => id), isEnd];
}

async function storeOf(...requests: Parameters<typeof someRequest>[0][]): Promise<OpenDatabase> {
  const open = newDatabase();
  await (await open()).put('meta', { salt: 's', device: 'here', rev: 0 }, 'install');
  await fill(
    open,
    requests.map((changes) => someRequest({ device: 'here', ...changes })),
  );
  return open;
}

it('takes those a person chose in their order, as many at a time, and passes over those that are gone', async () => {
  const open = await storeOf({ id: 'a' }, { id: 'b' }, { id: 'c' }, { id: 'd' });
  const chosen = (...ids: string[]): Selection => ({ of: 'requests', ids });
  expect(await next(open, chosen('d', 'gone', 'b', 'a'), 2)).toEqual([['d', 'b'], false]);
  expect(await next(open, chosen('d', 'gone', 'b'), 3)).toEqual([['d', 'b'], true]);
  expect(await next(open, chosen('gone'), 1)).toEqual([[], true]);
  expect(await next(open, { of: 'request', id: 'c' }, 2)).toEqual([['c'], true]);
  expect(await next(open, { of: 'request', id: 'gone' }, 1)).toEqual([[], true]);
});

it.each<[string, Selection]>([
  ['a day', { of: 'day', day: '2026-11-18' }],
  ['a site', { of: 'site', site: 'chatgpt' }],
  ['all', { of: 'all' }],
])('of %s looks past what was sent after the click, however much of it there is', async (_, selection) => {
  // By their moment: three that are not meant, one that is as it is another device's, one numbered before the click.
  const later = { at: NOON + 1 };
  const open = await storeOf(
    { id: 'a', ...later },
    { id: 'b', ...later },
    { id: 'c', ...later },
    { id: 'd', at: NOON + 2, device: 'phone' },
    { id: 'e', at: NOON },
  );
  expect(await next(open, selection, 1, 0)).toEqual([['e'], false]);
  await (await open()).delete('requests', 'e');
  expect(await next(open, selection, 1, 0)).toEqual([['d'], false]);
  expect(await next(open, selection, 2, 0)).toEqual([['d'], false]);
  await (await open()).delete('requests', 'd');
  expect(await next(open, selection, 2, 0)).toEqual([[], true]);
  expect((await next(open, selection, 9))[0]).toEqual(['a', 'b', 'c']);
});

it('takes one of another day and site with all, and with nothing else', async () => {
  const open = await storeOf({ id: 'old', at: NOON - 86_400_000 }, { id: 'pi', site: 'pi' }, { id: 'here' });
  expect(await next(open, { of: 'day', day: '2026-11-18' }, 9)).toEqual([['here', 'pi'], true]);
  expect(await next(open, { of: 'site', site: 'chatgpt' }, 9)).toEqual([['old', 'here'], true]);
  expect(await next(open, { of: 'all' }, 9)).toEqual([['old', 'here', 'pi'], true]);
});
