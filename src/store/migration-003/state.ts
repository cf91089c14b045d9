/** Migration 003, the small state: what can be taken back, what is under way, and what names an own origin. */

import type { Selection } from '../../model/messages/wire.ts';
import { completeOwnId } from '../../model/settings/own-id.ts';
import type { DayKey } from '../../model/usage/day-key.ts';
import { roundRow } from '../../model/usage/day-row.ts';
import type { DayRow, UsageRequest } from '../../model/usage/usage.ts';
import type { ChosenDeletion, Install, MetaRows, Reestimation } from '../meta-rows.ts';
import type { CoachRow, MetaName, TrashKey, TrashRow, UpgradeTransaction } from '../schema.ts';
import { dayBefore, type Fields, requestBefore } from './before.ts';

/** How this device's own things are named and numbered from now on. */
export interface Naming {
  readonly install: Install | undefined;
  readonly request: (request: UsageRequest) => UsageRequest;
  readonly day: (row: DayRow) => DayRow;
}

/** A key of a day row as it was. */
type OldDayKey = [device: string, day: string, site: string, model: string, kind: string, mode: string];

/** What lay there was deleted by the person, all of it, under keys that are texts: these sort before all others. */
export async function moveTrash(
  transaction: UpgradeTransaction,
  naming: Naming,
  most: number,
): Promise<void> {
  const trash = transaction.objectStore('trash');
  const old = IDBKeyRange.upperBound([], true);
  for (;;) {
    const [keys, rows] = await Promise.all([trash.getAllKeys(old, most), trash.getAll(old, most)]);
    const last = keys.at(-1);
    if (last === undefined) return;
    await trash.delete(IDBKeyRange.upperBound(last));
    await Promise.all(
      rows.map((row) => {
        const moved = trashedAfter(row, naming);
        return trash.put(moved, trashKeyOf(moved));
      }),
    );
  }
}

function trashedAfter(trashed: TrashRow, naming: Naming): TrashRow {
  switch (trashed.from) {
    case 'requests':
      return { from: 'requests', row: naming.request(requestBefore(trashed.row as unknown as Fields)) };
    case 'days': {
      const row = dayBefore(trashed.row as unknown as Fields);
      return {
        from: 'days',
        row: naming.day(roundRow({ ...row, site: completeOwnId(row.site, row.device) })),
      };
    }
    case 'meta': {
      const [name, row] = metaAfter(trashed.name, trashed.row, naming.install);
      return { from: 'meta', name, row };
    }
    default:
      return trashed;
  }
}

function trashKeyOf(trashed: TrashRow): TrashKey {
  switch (trashed.from) {
    case 'requests':
      return ['deletion', 'requests', trashed.row.id];
    case 'coach':
      return ['deletion', 'coach', (trashed.row as CoachRow).requestId];
    case 'days': {
      const { device, day, site, model, kind, mode, provenance } = trashed.row;
      return ['deletion', 'days', JSON.stringify([device, day, site, model, kind, mode, provenance])];
    }
    case 'meta':
      return ['deletion', 'meta', trashed.name];
    case 'deletions':
      return ['deletion', 'deletions', JSON.stringify(trashed.key)];
  }
}

/** @param devices that have rows here: a class of an own origin's requests was theirs as well */
export async function moveMeta(
  transaction: UpgradeTransaction,
  install: Install | undefined,
  devices: ReadonlySet<string>,
): Promise<void> {
  const meta = transaction.objectStore('meta');
  const [names, rows] = await Promise.all([meta.getAllKeys(), meta.getAll()]);
  for (const [index, name] of names.entries()) {
    const row = rows[index] as MetaRows[MetaName];
    if (name.startsWith('class:own:')) {
      await meta.delete(name);
      for (const device of devices) await meta.put(row, classAfter(name, device));
      continue;
    }
    const [nameAfter, rowAfter] = metaAfter(name, row, install);
    if (nameAfter !== name) await meta.delete(name);
    if (rowAfter !== row) await meta.put(rowAfter, nameAfter);
  }
  if (install) await meta.put(install, 'install');
}

function metaAfter(
  name: MetaName,
  row: MetaRows[MetaName],
  install: Install | undefined,
): [MetaName, MetaRows[MetaName]] {
  const own = (site: string): string => (install ? completeOwnId(site, install.device) : site);
  if (name === 'reestimation') return [name, reestimationAfter(row as Reestimation)];
  if (name === 'deletion') return [name, deletionAfter(row as ChosenDeletion, install?.rev ?? 0, own)];
  if (name.startsWith('health:own:')) {
    const site = own(name.slice('health:'.length));
    return [`health:${site}`, { ...(row as MetaRows[`health:${string}`]), site }];
  }
  if (name.startsWith('metered:')) {
    const day = row as MetaRows[`metered:${string}`];
    return [name, { ...day, sitesOff: (day.sitesOff ?? []).map(own) }];
  }
  return [name, row];
}

function reestimationAfter(progress: Reestimation): Reestimation {
  const { lastDayRow, tally } = progress;
  return {
    ...progress,
    lastDayRow: lastDayRow && dayKeyAfter(lastDayRow),
    tally: Object.fromEntries(
      Object.entries(tally ?? {}).map(([key, value]) => [
        JSON.stringify(dayKeyAfter(JSON.parse(key))),
        value,
      ]),
    ),
  };
}

function deletionAfter(
  deletion: ChosenDeletion,
  upToRev: number,
  own: (site: string) => string,
): ChosenDeletion {
  const { selection, lastDayRow } = deletion;
  const selected: Selection = selection.of === 'site' ? { of: 'site', site: own(selection.site) } : selection;
  return {
    ...deletion,
    selection: selected,
    upToRev,
    lastDayRow: lastDayRow && dayKeyAfter(lastDayRow),
  };
}

function dayKeyAfter(key: readonly unknown[]): DayKey {
  const [device, day, site, model, kind, mode] = key as OldDayKey;
  return [device, day, completeOwnId(site, device), model, kind, mode, 'live'] as DayKey;
}

function classAfter(name: string, device: string): `class:${string}` {
  const [site = '', ...rest] = name.slice('class:'.length).split(' ');
  return `class:${[completeOwnId(site, device), ...rest].join(' ')}`;
}
