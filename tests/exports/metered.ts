/** What is metered live of a capture, and a file of the same conversation: taken in together as the product does it. */
import type { GivenFile } from '../../src/exports/files/export-files.ts';
import type { Observation } from '../../src/model/usage/observation.ts';
import type { UsageRequest } from '../../src/model/usage/usage.ts';
import { SITES } from '../../src/sites/table.ts';
import { type OpenDatabase, writeTogether } from '../../src/store/database.ts';
import { beginHistory, readHistories, stepHistory } from '../../src/store/histories.ts';
import { readInstall } from '../../src/store/install.ts';
import type { HistoryCounts } from '../../src/store/meta-rows.ts';
import { layDownFiles } from '../../src/ui/sources/history/lay-down.ts';
import { testRecorder } from '../background/recorders.ts';
import { readerOf } from '../harness/readers.ts';
import { readFixture } from '../sites/played.ts';
import { playCapture } from '../sites/tab-double.ts';
import { newHistoryStaging } from '../store/bringing.ts';
import { contentsOf } from '../store/databases.ts';

import { NOW } from './made.ts';

/** A store in which all prompts of a capture are, as they were sent and answered in one tab. */
export async function metered(
  site: string,
  scenario: string,
  changes: Partial<Observation> = {},
  openDatabase?: OpenDatabase,
): Promise<OpenDatabase> {
  const row = SITES.find(({ id }) => id === site);
  if (!row) throw new Error(`no site ${site}`);
  const tab = playCapture(readerOf(row), row, readFixture(site, scenario));
  const recorder = testRecorder(undefined, openDatabase, tab.clock);
  for (const [index, turn] of tab.turns.entries()) {
    const { endpoint, at, thinkingMs, understood, shape, exportKey } = turn;
    const key = tab.inits[index]?.key ?? `random-${index}`;
    const told = { ...turn.usage(tab.clock), site, endpoint, key, rev: 0, at, thinkingMs, understood, shape };
    const observation = { ...told, ...(exportKey === null ? {} : { exportKey }), ...changes };
    const { ok } = await recorder.observe(observation, `https://${row.hosts[0]}`);
    if (!ok) throw new Error(`${site} is not metered`);
  }
  return recorder.openDatabase;
}

let imports = 0;

/** Reads files and takes all of them in. */
export async function bringFiles(
  openDatabase: OpenDatabase,
  ...files: readonly GivenFile[]
): Promise<HistoryCounts> {
  const database = await openDatabase();
  const { salt } = await readInstall(database);
  const staging = newHistoryStaging();
  const { problems } = await layDownFiles(
    files.map(({ path, blob }) => ({ path, blob })),
    { staging, salt, zone: null, now: NOW },
    () => undefined,
  );
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  imports += 1;
  const all = { account: null, from: '0000-01-01', to: '9999-12-31' };
  const ids = ['chatgpt', 'claude', 'mistral', 'deepseek', 'grok', 'perplexity', 'gemini', 'copilot'];
  const choices = { sources: ids.map((id) => ({ id, ...all })), restores: false, undecided: false };
  await writeTogether(database, (transaction) =>
    beginHistory(transaction, choices, `files-${imports}`, imports),
  );
  while (await stepHistory(database, staging));
  return (await readHistories(database)).at(-1)?.counts as HistoryCounts;
}

/** All requests that are stored, by their moment. */
export async function requestsOf(openDatabase: OpenDatabase): Promise<UsageRequest[]> {
  return (await contentsOf(openDatabase)).requests.toSorted((a, b) => a.at - b.at);
}
