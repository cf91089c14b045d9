/** Histories taken in as a page and the background do it together, from made-up prompts. */

import { IMPORTED_DEVICE } from '../../src/model/imported/imported.ts';
import type { HistoryChoices } from '../../src/model/messages/wire.ts';
import type { UsageRequest } from '../../src/model/usage/usage.ts';
import { type OpenDatabase, writeTogether } from '../../src/store/database.ts';
import {
  beginHistory,
  beginHistoryUndo,
  readHistories,
  readHistoryRun,
  stepHistory,
} from '../../src/store/histories.ts';
import {
  createHistoryStaging,
  type HistoryStaging,
  type StagedPrompt,
} from '../../src/store/history-staging.ts';
import { importId, requestId } from '../../src/store/ids.ts';
import type { HistoryCounts } from '../../src/store/meta-rows.ts';
import { replaceKnown } from '../../src/store/replace-known.ts';
import { getRequest, mergeRequest } from '../../src/store/requests.ts';
import { someRequest } from '../model/samples.ts';
import { newDatabase, newName } from './databases.ts';

export const SALT = 'salt';
export const DEVICE = 'here';

/** All of every source, nothing that was deleted, nothing that can't be decided. */
export const ALL_OF_IT: HistoryChoices = {
  sources: ['chatgpt', 'gemini', 'perplexity', 'codex'].map((id) => ({
    id,
    account: null,
    from: '0000-01-01',
    to: '9999-12-31',
  })),
  restores: false,
  undecided: false,
};

export function newHistoryStaging(): HistoryStaging {
  return createHistoryStaging(newName());
}

/** A store whose device has a name. */
export async function installed(device = DEVICE): Promise<OpenDatabase> {
  const openDatabase = newDatabase();
  await (await openDatabase()).put('meta', { salt: `${SALT} ${device}`, device, rev: 0 }, 'install');
  return openDatabase;
}

/** A prompt a person sent, as live metering and files may each know it. */
export interface Prompt {
  readonly site: string;
  readonly key: string;
  readonly at: number;
}

/** Whether live metering and the export of a site have a key in common. */
const isShared = (site: string) => site === 'chatgpt';

/** As the meter sees it. */
export async function liveOf(
  prompt: Prompt,
  changes: Partial<UsageRequest> = {},
  device = DEVICE,
): Promise<UsageRequest> {
  const { site, key, at } = prompt;
  const id = await requestId(`${SALT} ${device}`, site, isShared(site) ? key : `live ${key}`);
  const hasKey = isShared(site) || site === 'perplexity';
  const alias = hasKey ? { alias: await importId(site, key) } : {};
  return someRequest({ id, site, at, device, ...alias, ...changes });
}

/** As a file has it. */
export async function stagedOf(
  prompt: Prompt,
  changes: Partial<UsageRequest> = {},
  device = DEVICE,
): Promise<StagedPrompt> {
  const { site, key, at } = prompt;
  // A tool left out the key that live metering has.
  const id = await importId(site, site === 'perplexity' ? `nameless ${key}` : key);
  const request = someRequest({ id, site, at, device: IMPORTED_DEVICE, provenance: 'export', ...changes });
  const liveId = isShared(site) ? await requestId(`${SALT} ${device}`, site, key) : null;
  return { request, source: site, account: 0, liveId };
}

/** The meter tells of a request. */
export async function meter(openDatabase: OpenDatabase, request: UsageRequest): Promise<void> {
  await writeTogether(await openDatabase(), async (transaction) => {
    const previous = await getRequest(transaction, request.id);
    const merged = mergeRequest(request, previous);
    if (merged) await replaceKnown(transaction, previous, merged, request.at);
  });
}

let imports = 0;

/** Takes files in, all of them as one history. */
export async function bring(
  openDatabase: OpenDatabase,
  prompts: readonly StagedPrompt[],
  choices = ALL_OF_IT,
): Promise<HistoryCounts> {
  const database = await openDatabase();
  const staging = newHistoryStaging();
  await staging.add(prompts);
  imports += 1;
  const isBegun = await writeTogether(database, (transaction) =>
    beginHistory(transaction, choices, `import-${imports}`, 1_000 * imports),
  );
  if (!isBegun) throw new Error('another history is under way');
  while (await stepHistory(database, staging));
  return (await readHistories(database)).at(-1)?.counts as HistoryCounts;
}

/** Takes the last history back. */
export async function takeBack(openDatabase: OpenDatabase): Promise<void> {
  const database = await openDatabase();
  const staging = newHistoryStaging();
  await writeTogether(database, beginHistoryUndo);
  while (await stepHistory(database, staging));
  if ((await readHistoryRun(database))?.phase !== 'done') throw new Error('it isn’t taken back');
}
