/** Three devices that exchange files in any order: what each holds in the end. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DeletionStatement } from '../../src/model/backup/deletions.ts';
import type { Selection } from '../../src/model/messages/wire.ts';
import type { DayRow, UsageRequest } from '../../src/model/usage/usage.ts';
import { type OpenDatabase, writeTogether } from '../../src/store/database.ts';
import { beginDeletion, stepDeletion, UNDO_MS } from '../../src/store/deletion.ts';
import { lookAtImport } from '../../src/store/import-look.ts';
import { readInstall } from '../../src/store/install.ts';
import { replaceRequest } from '../../src/store/requests.ts';
import { NOON, someRequest } from '../model/samples.ts';
import { contentsOf, newDatabase, sumsOf } from './databases.ts';
import { importRows, PLAINLY } from './importing.ts';
import { copyOf, joined, sums } from './joined.ts';

const DAY_MS = 86_400_000;
const NOW = NOON + 60_000;

/** A file, as rows. */
interface Snapshot {
  readonly requests: readonly UsageRequest[];
  readonly days: readonly DayRow[];
  readonly deletions: readonly DeletionStatement[];
}

/** What happens to a device; what is chosen among is chosen by number, whatever there is of it then. */
type Event =
  | { readonly of: 'tell'; readonly device: number; readonly day: number; readonly site: number }
  | { readonly of: 'news' | 'import'; readonly device: number; readonly which: number }
  | { readonly of: 'delete'; readonly device: number; readonly which: number; readonly scope: number }
  | { readonly of: 'save'; readonly device: number }
  | { readonly of: 'clone'; readonly device: number; readonly which: number };

const device = fc.integer({ min: 0, max: 2 });
const which = fc.nat({ max: 20 });
const tell = fc.record({
  of: fc.constant('tell' as const),
  device,
  day: fc.integer({ min: 0, max: 1 }),
  site: fc.integer({ min: 0, max: 1 }),
});
const event: fc.Arbitrary<Event> = fc.oneof(
  { arbitrary: tell, weight: 4 },
  {
    arbitrary: fc.record({ of: fc.constantFrom('news' as const, 'import' as const), device, which }),
    weight: 4,
  },
  {
    arbitrary: fc.record({
      of: fc.constant('delete' as const),
      device,
      which,
      scope: fc.integer({ min: 0, max: 3 }),
    }),
    weight: 1,
  },
  { arbitrary: fc.record({ of: fc.constant('save' as const), device }), weight: 2 },
  { arbitrary: fc.record({ of: fc.constant('clone' as const), device, which }), weight: 1 },
);

/** Devices, and all files that were ever saved of them. */
function world() {
  let made = 0;
  const devices: OpenDatabase[] = [newDatabase(), newDatabase(), newDatabase()];
  const files: Snapshot[] = [];

  const at = <Item>(items: readonly Item[], index: number): Item | undefined => items[index % items.length];

  async function put(open: OpenDatabase, next: UsageRequest, previous?: UsageRequest): Promise<void> {
    await writeTogether(await open(), (transaction) => replaceRequest(transaction, previous, next, NOW));
  }

  async function save(open: OpenDatabase): Promise<Snapshot> {
    const { requests, days, deletions } = await contentsOf(open);
    const file = { requests, days, deletions };
    files.push(file);
    return file;
  }

  async function take(open: OpenDatabase, file: Snapshot): Promise<void> {
    const database = await open();
    const highestRev = new Map<string, number>();
    for (const { device, rowRev } of file.requests)
      highestRev.set(device, Math.max(rowRev, highestRev.get(device) ?? 0));
    const { isCopied } = await lookAtImport(database, { ...file, highestRev });
    await importRows(database, { ...file }, NOW, { ...PLAINLY, isCopied });
  }

  async function remove(open: OpenDatabase, chosen: number, scope: number): Promise<void> {
    const { requests } = await contentsOf(open);
    const request = at(requests, chosen);
    if (!request) return;
    const { id, day, site } = request;
    const scopes: Selection[] = [
      { of: 'request', id },
      { of: 'day', day },
      { of: 'site', site },
      { of: 'all' },
    ];
    const database = await open();
    await writeTogether(database, (transaction) =>
      beginDeletion(transaction, scopes[scope] ?? { of: 'all' }, NOW),
    );
    while (await stepDeletion(database, NOW));
    await stepDeletion(database, NOW + UNDO_MS);
  }

  async function happen(event: Event): Promise<void> {
    const open = devices[event.device] as OpenDatabase;
    switch (event.of) {
      case 'tell': {
        const { device } = await readInstall(await open());
        made += 1;
        const id = `request-${made}`;
        const moment = NOON - event.day * DAY_MS + made;
        return put(
          open,
          someRequest({ id, device, at: moment, site: ['chatgpt', 'claude'][event.site] ?? '' }),
        );
      }
      case 'news': {
        const { device } = await readInstall(await open());
        const own = (await contentsOf(open)).requests.filter((request) => request.device === device);
        const request = at(own, event.which);
        if (!request) return;
        const { rev, outputTokens } = request;
        return put(open, { ...request, rev: rev + 1, outputTokens: outputTokens + 1 }, request);
      }
      case 'import': {
        const file = at(files, event.which);
        return file && take(open, file);
      }
      case 'delete':
        return remove(open, event.which, event.scope);
      case 'save':
        await save(open);
        return;
      case 'clone':
        devices[event.device] = await copyOf(devices[event.which % devices.length] as OpenDatabase);
    }
  }

  return { devices, files, happen, save, take };
}

describe('three devices', () => {
  it('that have each other’s files hold the same, nothing deleted and nothing lost, in whatever order, however often, and where profiles were copied', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(event, { minLength: 6, maxLength: 16 }),
        fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 6, maxLength: 6 }),
        async (events, order) => {
          const { devices, files, happen, save, take } = world();
          for (const each of events) await happen(each);
          // Each takes every file, older ones too, in an order of its own; what that changed is told once more.
          for (let round = 0; round < 3; round += 1) {
            const older = round === 0 ? files.slice(-3) : [];
            const newest: Snapshot[] = [];
            for (const open of devices) newest.push(await save(open));
            const all = [...older, ...newest];
            for (const [index, open] of devices.entries()) {
              const turned = [...all.slice(order[index]), ...all.slice(0, order[index])];
              const taken = (order[index + 3] ?? 0) % 2 === 0 ? turned : turned.reverse();
              for (const file of taken) await take(open, file);
            }
          }
          const statements = files.flatMap(({ deletions }) => deletions);
          const saved = files.flatMap(({ requests }) => requests);
          const expected = joined(saved, statements);
          for (const open of devices) {
            const { requests, days } = await contentsOf(open);
            const byId = requests.sort((a, b) => (a.id < b.id ? -1 : 1));
            expect(byId.map(({ id, outputTokens }) => `${id} ${outputTokens}`)).toEqual(
              expected.map(({ id, outputTokens }) => `${id} ${outputTokens}`),
            );
            expect(sums(days)).toEqual(sums(sumsOf(requests)));
          }
        },
      ),
      { numRuns: 8 },
    );
  });
});
