/**
 * Sites whose files share no key with the wire: metered, brought, deleted and metered again, in any turn, a prompt
 * counts once, and what a person deleted stays so as far as anything tells that it is the same.
 */
import { describe, expect, it } from 'vitest';
import { dayOf } from '../../src/model/calendar/day.ts';
import type { Selection } from '../../src/model/messages/wire.ts';
import type { UsageRequest } from '../../src/model/usage/usage.ts';
import { type OpenDatabase, writeTogether } from '../../src/store/database.ts';
import { beginDeletion, beginRestore, stepDeletion, UNDO_MS } from '../../src/store/deletion.ts';
import type { HistoryCounts } from '../../src/store/meta-rows.ts';
import { NOON } from '../model/samples.ts';
import { ALL_OF_IT, bring, installed, liveOf, meter, stagedOf, takeBack } from './bringing.ts';
import { byKey, contentsOf, sumsOf } from './databases.ts';

/** A prompt's name, how many seconds after noon it was sent, and what else is told of it. */
type Told = readonly [name: string, seconds: number, changes?: Partial<UsageRequest>];

type Step =
  | { readonly live: Told }
  | { readonly file: readonly Told[]; readonly restores?: true; readonly counts?: Partial<HistoryCounts> }
  | { readonly deleted: string | Selection; readonly isTakenBack?: true }
  | { readonly back: true };

/** What is done, and which rows are there in the end, by whose telling. */
type Scenario = readonly [steps: readonly Step[], rows: readonly string[]];

const LATER = NOON + 3_600_000;
/** Seconds from noon to just before midnight. */
const LATE = (new Date(NOON).setHours(23, 59, 58, 0) - NOON) / 1_000;

const SCENARIOS: Readonly<Record<string, Scenario>> = {
  'metered, in a file, metered on, in the next file': [
    [
      { live: ['a', 0] },
      { file: [['a', 2]], counts: { known: 1, added: 0 } },
      { live: ['b', 60] },
      {
        file: [
          ['a', 2],
          ['b', 61],
        ],
        counts: { known: 2, added: 0 },
      },
    ],
    ['live a', 'live b'],
  ],
  'in a file before its tab tells of it': [[{ file: [['a', 2]] }, { live: ['a', 0] }], ['live a']],
  'told in the tab before and after the file': [
    [
      { live: ['a', 0, { rev: 0, outcome: 'pending', outputTokens: 5 }] },
      { file: [['a', 2]] },
      { live: ['a', 0, { rev: 3, outputTokens: 300 }] },
      { file: [['a', 2]], counts: { known: 1, added: 0 } },
    ],
    ['live a'],
  ],
  'two within seconds, both stamped later': [
    [
      { live: ['a', 0] },
      { live: ['b', 5] },
      {
        file: [
          ['a', 4],
          ['b', 9],
        ],
        counts: { known: 2, added: 0 },
      },
    ],
    ['live a', 'live b'],
  ],
  'at the last moment that matches, and after it': [
    [
      { live: ['a', 0] },
      { file: [['a', 10]], counts: { known: 1 } },
      { live: ['b', 60] },
      { file: [['b', 70.001]], counts: { added: 1 } },
    ],
    ['live a', 'live b', 'file b'],
  ],
  'across midnight': [
    [{ live: ['a', LATE] }, { file: [['a', LATE + 4]], counts: { known: 1, added: 0 } }],
    ['live a'],
  ],
  'another’s at the same moment': [
    [{ live: ['a', 0, { site: 'claude' }] }, { file: [['a', 1]], counts: { added: 1 } }],
    ['live a', 'file a'],
  ],
  'an answer made again, of a file that tells no intents': [
    [
      { live: ['a', 0, { intent: 'regenerate' }] },
      { file: [['a', 1, { intent: 'unknown' }]], counts: { known: 1 } },
    ],
    ['live a'],
  ],
  'an answer made again is no first one': [
    [
      { live: ['a', 0, { intent: 'regenerate' }] },
      { file: [['a', 1, { intent: 'followup' }]], counts: { added: 1 } },
    ],
    ['live a', 'file a'],
  ],
  'sent with a file, which no export counts': [
    [
      {
        live: [
          'a',
          0,
          {
            inputTokens: 9_000,
            tokenSource: { input: 'inferred', output: 'counted', reasoning: 'counted' },
          },
        ],
      },
      { file: [['a', 1]], counts: { known: 1 } },
    ],
    ['live a'],
  ],
  'another of the phone’s, nearer to the one metered than the file that holds it': [
    [
      { live: ['a', 0] },
      { file: [['b', 3]], counts: { known: 1 } },
      {
        file: [
          ['a', 1],
          ['b', 3],
        ],
      },
    ],
    ['live a', 'file b'],
  ],
  'metered after its file, beside one that was not': [
    [
      {
        file: [
          ['a', 1],
          ['b', 4],
        ],
        counts: { added: 2 },
      },
      { live: ['b', 3] },
    ],
    ['file a', 'live b'],
  ],
  'in a file that is taken back': [
    [
      { live: ['a', 0] },
      {
        file: [
          ['a', 1],
          ['b', 60],
        ],
      },
      { back: true },
    ],
    ['live a'],
  ],
  'in a file that is taken back once it was metered': [
    [
      {
        file: [
          ['a', 1],
          ['b', 60],
        ],
      },
      { live: ['b', 59] },
      { back: true },
    ],
    ['live b'],
  ],
  'deleted after a file told of it': [
    [
      { live: ['a', 0] },
      { file: [['a', 1]] },
      { deleted: 'live a' },
      { file: [['a', 1]], counts: { deleted: 1, added: 0 } },
    ],
    [],
  ],
  'deleted after a file told of it, and had back': [
    [
      { live: ['a', 0] },
      { file: [['a', 1]] },
      { deleted: 'live a', isTakenBack: true },
      { file: [['a', 1]], counts: { known: 1, added: 0 } },
    ],
    ['live a'],
  ],
  'deleted, and wanted of the next file': [
    [
      { live: ['a', 0] },
      { file: [['a', 1]] },
      { deleted: 'live a' },
      { file: [['a', 1]], restores: true, counts: { added: 1 } },
    ],
    ['file a'],
  ],
  'deleted as a file had it, then metered': [
    [
      { file: [['a', 1]] },
      { deleted: 'file a' },
      { live: ['a', 0] },
      { file: [['a', 1]], counts: { deleted: 1, added: 0 } },
    ],
    ['live a'],
  ],
  'one of two deleted, the other still known': [
    [
      { live: ['a', 0] },
      { live: ['b', 5] },
      {
        file: [
          ['a', 1],
          ['b', 6],
        ],
      },
      { deleted: 'live a' },
      {
        file: [
          ['a', 1],
          ['b', 6],
        ],
        counts: { deleted: 1, known: 1, added: 0 },
      },
    ],
    ['live b'],
  ],
  'of a day deleted before any file told of it': [
    [
      { live: ['a', 0] },
      { deleted: { of: 'day', day: dayOf(NOON) } },
      {
        file: [
          ['a', 1],
          ['b', 86_400],
        ],
        counts: { deleted: 1, added: 1 },
      },
    ],
    ['file b'],
  ],
  'of a day deleted and had back': [
    [
      { live: ['a', 0] },
      { deleted: { of: 'day', day: dayOf(NOON) }, isTakenBack: true },
      {
        file: [
          ['a', 1],
          ['b', 60],
        ],
        counts: { known: 1, added: 1, deleted: 0 },
      },
    ],
    ['live a', 'file b'],
  ],
  'deleted with all that was kept: a history begins anew': [
    [{ live: ['a', 0] }, { deleted: { of: 'all' } }, { file: [['a', 1]], counts: { added: 1 } }],
    ['file a'],
  ],
  'deleted live and had back, where its file’s had been deleted before': [
    [
      { file: [['a', 1]] },
      { deleted: 'file a' },
      { live: ['a', 0] },
      { deleted: 'live a', isTakenBack: true },
      { file: [['a', 1]], counts: { deleted: 1, added: 0 } },
    ],
    ['live a'],
  ],
  // Nothing is kept by which a file could tell: docs/decisions/031-imported-requests-have-no-device.md.
  'deleted before any file told of it, and deleted again': [
    [
      { live: ['a', 0] },
      { deleted: 'live a' },
      { file: [['a', 1]], counts: { added: 1 } },
      { deleted: 'file a' },
      { file: [['a', 1]], counts: { deleted: 1, added: 0 } },
    ],
    [],
  ],
};

describe.each(['gemini', 'grok', 'copilot'])('a prompt of %s', (site) => {
  const promptOf = ([key, seconds, changes]: Told) => ({
    site,
    key: `${key}`,
    at: NOON + seconds * 1_000,
    ...(changes?.site ? { site: changes.site } : {}),
  });

  it.each(Object.entries(SCENARIOS))('%s', async (_, [steps, rows]) => {
    const open = await installed();
    const names = new Map<string, string>();
    for (const step of steps) await take(open, step, names);
    const { requests, days } = await contentsOf(open);
    expect(requests.map(({ id }) => names.get(id)).sort()).toEqual([...rows].sort());
    expect(days.map((row) => ({ ...row, rev: 0 })).sort(byKey)).toEqual(sumsOf(requests));
  });

  async function take(open: OpenDatabase, step: Step, names: Map<string, string>): Promise<void> {
    if ('live' in step) {
      const live = await liveOf(promptOf(step.live), step.live[2]);
      names.set(live.id, `live ${step.live[0]}`);
      await meter(open, { ...live, day: dayOf(live.at) });
    } else if ('file' in step) {
      const file = await Promise.all(step.file.map((told) => stagedOf(promptOf(told), told[2])));
      for (const [index, { request }] of file.entries())
        names.set(request.id, `file ${step.file[index]?.[0]}`);
      const choices = {
        ...ALL_OF_IT,
        sources: [{ id: site, account: null, from: '0000-01-01', to: '9999-12-31' }],
        restores: step.restores ?? false,
      };
      expect(await bring(open, file, choices)).toMatchObject(step.counts ?? {});
    } else if ('deleted' in step) await remove(open, step, names);
    else await takeBack(open);
  }
});

/** A person deletes one request; they have it back, or the half minute is over. */
async function remove(
  open: OpenDatabase,
  { deleted, isTakenBack }: Extract<Step, { deleted: unknown }>,
  names: ReadonlyMap<string, string>,
): Promise<void> {
  const database = await open();
  const idOf = (told: string) => [...names].find(([, name]) => name === told)?.[0] ?? '';
  const selection: Selection = typeof deleted === 'string' ? { of: 'request', id: idOf(deleted) } : deleted;
  await writeTogether(database, (transaction) => beginDeletion(transaction, selection, LATER));
  while (await stepDeletion(database, LATER));
  if (isTakenBack) await writeTogether(database, (transaction) => beginRestore(transaction, LATER + 1));
  while (await stepDeletion(database, LATER + UNDO_MS));
}
