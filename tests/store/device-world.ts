/** Three devices of a person, what happens to them by chance, the files they save and take, and the exports they read. */
import fc from 'fast-check';
import type { DeletionStatement } from '../../src/model/backup/deletions.ts';
import { addDays, dayOf } from '../../src/model/calendar/day.ts';
import type { Selection } from '../../src/model/messages/wire.ts';
import { compareTexts } from '../../src/model/text-order.ts';
import type { DayRow, UsageRequest } from '../../src/model/usage/usage.ts';
import { type OpenDatabase, writeTogether } from '../../src/store/database.ts';
import { beginDeletion, beginRestore, stepDeletion, UNDO_MS } from '../../src/store/deletion.ts';
import { readHistories } from '../../src/store/histories.ts';
import { importId } from '../../src/store/ids.ts';
import { lookAtImport } from '../../src/store/import-look.ts';
import { readInstall } from '../../src/store/install.ts';
import { replaceKnown } from '../../src/store/replace-known.ts';
import { stepRetention } from '../../src/store/retention.ts';
import { NOON, someRequest } from '../model/samples.ts';
import { bring, type Prompt, stagedOf, takeBack } from './bringing.ts';
import { contentsOf, newDatabase } from './databases.ts';
import { importRows, PLAINLY } from './importing.ts';
import { copyOf } from './joined.ts';

const DAY_MS = 86_400_000;
const NOW = NOON + 10 * 60_000;
/** Prompts of a day are so near to each other that an export without the wire's keys may take one for another. */
const APART_MS = 4_000;

/** The first one's exports have the wire's keys. */
const SITES = ['chatgpt', 'gemini'] as const;

/** A file, as rows. */
export interface Snapshot {
  readonly requests: readonly UsageRequest[];
  readonly days: readonly DayRow[];
  readonly deletions: readonly DeletionStatement[];
}

type Ending = 'kept' | 'undone' | 'saved and undone';

/** What happens to a device; what is chosen among is chosen by number, whatever there is of it then. */
export type Event =
  | { readonly of: 'tell' | 'phone'; readonly device: number; readonly day: number; readonly site: number }
  | { readonly of: 'news' | 'import'; readonly device: number; readonly which: number }
  | {
      readonly of: 'delete';
      readonly device: number;
      readonly which: number;
      readonly scope: number;
      readonly ending: Ending;
    }
  | { readonly of: 'retain'; readonly device: number; readonly days: number }
  | { readonly of: 'save' | 'take back'; readonly device: number }
  | { readonly of: 'bring'; readonly device: number; readonly which: number }
  | { readonly of: 'clone'; readonly device: number; readonly which: number };

/** Days that anything is told of: kept so long, nothing goes. */
const MOST_KEPT = 2;

const device = fc.integer({ min: 0, max: 2 });
const day = fc.integer({ min: 0, max: 1 });
const site = fc.integer({ min: 0, max: SITES.length - 1 });
const which = fc.nat({ max: 20 });

/** By name, so that a property takes those it is about. */
export const EVENTS = {
  tell: fc.record({
    of: fc.constant('tell' as const),
    device,
    day,
    site,
  }),
  news: fc.record({ of: fc.constantFrom('news' as const, 'import' as const), device, which }),
  delete: fc.record({
    of: fc.constant('delete' as const),
    device,
    which,
    scope: fc.integer({ min: 0, max: 3 }),
    ending: fc.constantFrom<Ending>('kept', 'undone', 'saved and undone'),
  }),
  /** Requests of as many days are kept: all go, or those of the day before, or all that went come back. */
  retain: fc.record({
    of: fc.constant('retain' as const),
    device,
    days: fc.integer({ min: 0, max: MOST_KEPT }),
  }),
  save: fc.record({ of: fc.constant('save' as const), device }),
  clone: fc.record({ of: fc.constant('clone' as const), device, which }),
  /** A prompt no device meters: the site's export alone tells of it. */
  phone: fc.record({ of: fc.constant('phone' as const), device, day, site }),
  /** The export of a while ago, or of now. */
  bring: fc.record({ of: fc.constant('bring' as const), device, which }),
  takeBack: fc.record({ of: fc.constant('take back' as const), device }),
} satisfies Record<string, fc.Arbitrary<Event>>;

const NEWEST = -1;

/**
 * What happens to one device, and to another that knows what it did: only together it leads to requests that are in the
 * trash and deleted, which single events hardly ever do.
 */
export function storiesOf(ending: Ending): fc.Arbitrary<readonly Event[]> {
  const story = fc.record({
    device,
    other: device,
    which,
    scope: fc.integer({ min: 1, max: 3 }),
    site,
    isRetainedByOther: fc.boolean(),
  });
  return story.map(({ device, other, which, scope, site, isRetainedByOther }): readonly Event[] => [
    { of: 'tell', device, day: 1, site },
    { of: 'save', device },
    { of: 'import', device: other, which: NEWEST },
    { of: 'retain', device: isRetainedByOther ? other : device, days: 0 },
    { of: 'delete', device: other, which, scope, ending },
  ]);
}

const at = <Item>(items: readonly Item[], index: number): Item | undefined => items.at(index % items.length);

async function put(open: OpenDatabase, next: UsageRequest, previous?: UsageRequest): Promise<void> {
  await writeTogether(await open(), (transaction) => replaceKnown(transaction, previous, next, NOW));
}

/** What is held now, as a file. */
export async function fileOf(open: OpenDatabase): Promise<Snapshot> {
  const { requests, days, deletions } = await contentsOf(open);
  return { requests, days, deletions };
}

/** Takes a file in. */
export async function take(open: OpenDatabase, file: Snapshot): Promise<void> {
  const database = await open();
  const highestRev = new Map<string, number>();
  for (const { device, rowRev } of file.requests)
    highestRev.set(device, Math.max(rowRev, highestRev.get(device) ?? 0));
  const { isCopied } = await lookAtImport(database, { ...file, highestRev });
  await importRows(database, { ...file }, NOW, { ...PLAINLY, isCopied });
}

/** What lies in the trash of single requests is wanted again. */
export function keepAll(open: OpenDatabase): Promise<void> {
  return retain(open, MOST_KEPT);
}

async function retain(open: OpenDatabase, days: number): Promise<void> {
  const today = dayOf(NOW);
  const firstKept = addDays(today, 1 - days);
  while (await stepRetention(await open(), { today, firstKept, now: NOW }));
}

/** A request that is there; or the day, the site or all of a day row, whose requests may lie in the trash. */
async function chosen(open: OpenDatabase, which: number, scope: number): Promise<Selection | undefined> {
  const { requests, days } = await contentsOf(open);
  if (scope === 0) {
    const request = at(requests, which);
    return request && { of: 'request', id: request.id };
  }
  // The names of devices are made anew each time: what is chosen must not hang on their order.
  const row = at(days.sort(byDayAndSite), which);
  if (!row) return undefined;
  const scopes: Selection[] = [
    { of: 'day', day: row.day },
    { of: 'site', site: row.site },
  ];
  return scopes[scope - 1] ?? { of: 'all' };
}

function byDayAndSite(a: DayRow, b: DayRow): number {
  return compareTexts(a.day, b.day) || compareTexts(a.site, b.site);
}

/** Which single requests there are, and which lie in the trash of what retention took. */
async function idsOf(open: OpenDatabase): Promise<string> {
  const { requests, trash } = await contentsOf(open);
  const lying = trash.flatMap((trashed) => (trashed.from === 'requests' ? [trashed.row] : []));
  const ids = (rows: readonly UsageRequest[]) => rows.map(({ id }) => id).sort();
  return JSON.stringify({ there: ids(requests), lying: ids(lying) });
}

/** Of what a person deleted nothing is left, in the trash neither. @throws where something is */
async function expectGone(open: OpenDatabase, selection: Selection): Promise<void> {
  const { requests, days, trash } = await contentsOf(open);
  const lying = trash.flatMap((trashed) => (trashed.from === 'requests' ? [trashed.row] : []));
  const isChosen = ({ day, site }: Pick<DayRow, 'day' | 'site'>) =>
    selection.of === 'all' ||
    (selection.of === 'day' && selection.day === day) ||
    (selection.of === 'site' && selection.site === site);
  const left = [...requests, ...days, ...lying].filter(isChosen);
  if (left.length > 0) throw new Error(`of what was deleted is left: ${JSON.stringify(left)}`);
}

/** Devices, and all files that were ever saved of them. */
export function deviceWorld() {
  const account: Prompt[] = [];
  const devices: OpenDatabase[] = [newDatabase(), newDatabase(), newDatabase()];
  const files: Snapshot[] = [];

  async function save(open: OpenDatabase): Promise<Snapshot> {
    const file = await fileOf(open);
    files.push(file);
    return file;
  }

  async function remove(open: OpenDatabase, selection: Selection, ending: Ending): Promise<void> {
    const database = await open();
    await writeTogether(database, (transaction) => beginDeletion(transaction, selection, NOW));
    // What was deleted before is gone now, and nothing of this yet.
    const before = await idsOf(open);
    while (await stepDeletion(database, NOW));
    if (ending === 'saved and undone') await save(open);
    if (ending === 'kept') {
      await stepDeletion(database, NOW + UNDO_MS);
      await expectGone(open, selection);
    } else {
      await writeTogether(database, (transaction) => beginRestore(transaction, NOW));
      while (await stepDeletion(database, NOW));
      const after = await idsOf(open);
      if (after !== before) throw new Error(`taken back, ${before} is ${after}`);
    }
  }

  function send(day: number, site: number): Prompt {
    const made = account.length + 1;
    const prompt = {
      site: SITES[site] ?? SITES[0],
      key: `request-${made}`,
      at: NOON - day * DAY_MS + made * APART_MS,
    };
    account.push(prompt);
    return prompt;
  }

  async function tell(open: OpenDatabase, prompt: Prompt): Promise<void> {
    const { device } = await readInstall(await open());
    const { site, key, at } = prompt;
    const shared = site === SITES[0] ? { alias: await importId(site, key) } : {};
    await put(open, someRequest({ id: key, device, at, site, ...shared }));
  }

  async function bringExport(open: OpenDatabase, which: number): Promise<void> {
    const length = account.length - (which % Math.max(1, account.length));
    const prompts = await Promise.all(account.slice(0, length).map((prompt) => stagedOf(prompt)));
    await bring(
      open,
      prompts.map((prompt) => ({ ...prompt, liveId: null })),
    );
  }

  async function takeLastBack(open: OpenDatabase): Promise<void> {
    if ((await readHistories(await open())).length > 0) await takeBack(open);
  }

  async function tellMore(open: OpenDatabase, which: number): Promise<void> {
    const { device } = await readInstall(await open());
    const own = (await contentsOf(open)).requests.filter((request) => request.device === device);
    const request = at(own, which);
    if (!request) return;
    const { rev, outputTokens } = request;
    await put(open, { ...request, rev: rev + 1, outputTokens: outputTokens + 1 }, request);
  }

  async function happen(event: Event): Promise<void> {
    const open = devices[event.device] as OpenDatabase;
    switch (event.of) {
      case 'tell':
        return tell(open, send(event.day, event.site));
      case 'news':
        return tellMore(open, event.which);
      case 'import': {
        const file = at(files, event.which);
        return file && take(open, file);
      }
      case 'delete': {
        const selection = await chosen(open, event.which, event.scope);
        return selection && remove(open, selection, event.ending);
      }
      case 'retain':
        return retain(open, event.days);
      case 'save':
        await save(open);
        return;
      case 'phone':
        send(event.day, event.site);
        return;
      case 'bring':
        return bringExport(open, event.which);
      case 'take back':
        return takeLastBack(open);
      case 'clone':
        devices[event.device] = await copyOf(devices[event.which % devices.length] as OpenDatabase);
    }
  }

  return { devices, files, happen, save };
}

export type DeviceWorld = ReturnType<typeof deviceWorld>;

/** So that each knows all, older files too, in an order of its own; what that changed is told once more. */
export async function exchange(
  { devices, files, save }: DeviceWorld,
  order: readonly number[],
): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    const older = round === 0 ? [...files] : [];
    const newest: Snapshot[] = [];
    for (const open of devices) newest.push(await save(open));
    const all = [...older, ...newest];
    for (const [index, open] of devices.entries()) {
      const turned = [...all.slice(order[index]), ...all.slice(0, order[index])];
      const taken = (order[index + 3] ?? 0) % 2 === 0 ? turned : turned.reverse();
      for (const file of taken) await take(open, file);
    }
  }
}

/** By device, where to begin with the files; then whether from there on or back. */
export const ORDER = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 6, maxLength: 6 });
