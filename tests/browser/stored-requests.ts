/** What the extension stored, read in a page of its origin, in either browser. */
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import { bareOwnId } from '../../src/model/settings/own-id.ts';
import { PATIENCE_MS } from '../harness/patience.ts';
import { type RowReader, storedRows } from '../harness/stored-rows.ts';

export { storedRows } from '../harness/stored-rows.ts';

/** As long as what should not be stored would take to be. */
const QUIET_MS = 400;

const countRequests = async (page: RowReader) => (await storedRows(page, 'requests')).length;

/** Waits until `added` requests are stored besides those before, and a little longer: no more may come. */
export async function expectAdded(
  page: RowReader,
  added: number,
  act: () => Promise<unknown>,
): Promise<void> {
  const before = await countRequests(page);
  await act();
  const poll = { timeout: PATIENCE_MS, interval: 50 };
  await expect.poll(() => countRequests(page), poll).toBe(before + added);
  await sleep(QUIET_MS);
  expect(await countRequests(page)).toBe(before + added);
}

/** The sites requests are stored of, own origins without their device, in order of their names. */
export async function storedSites(page: RowReader): Promise<string[]> {
  const rows = await storedRows<{ site: string }>(page, 'requests');
  return [...new Set(rows.map(({ site }) => bareOwnId(site)))].sort();
}

/** Waits until a tab said that it can't be followed. */
export async function expectLateTab(page: SessionReader, site?: string): Promise<void> {
  const sites = async () => (await page.evaluate(readLateTabs)).map((late) => late.site);
  const wanted = site === undefined ? [expect.anything()] : expect.arrayContaining([site]);
  await expect.poll(sites, { timeout: PATIENCE_MS, interval: 50 }).toEqual(wanted);
}

/** Runs in the page. */
async function readLateTabs(): Promise<{ site: string }[]> {
  return Object.values((await chrome.storage.session.get('lateTabs')).lateTabs ?? {});
}

interface SessionReader {
  evaluate(run: () => Promise<{ site: string }[]>): Promise<{ site: string }[]>;
}
