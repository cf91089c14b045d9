/**
 * Files made to harm, chosen on the page of the built extension in either browser: each is told in a clear word, in bounded
 * memory, the page goes on, and nothing of them is stored.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { extensionBytes } from '../bench/process-memory.ts';
import { CHATGPT, chatgptMessage } from '../exports/chats.ts';
import { archiveBytes } from '../exports/hostile-archive.ts';
import { BROWSERS, launchBrowser, type TestBrowser, type TestPage } from '../harness/both-browsers.ts';
import { builtExtension } from '../harness/built.ts';
import { PATIENCE } from '../harness/patience.ts';
import { openOwn, pressNamed, see, textOf } from '../harness/person.ts';
import { shareOf } from '../harness/share.ts';
import { type SitesServer, startSitesServer } from '../harness/sites-server.ts';
import { storedRows } from '../harness/stored-rows.ts';

const SAMPLE_MS = 50;
/** Above what the page took before; an item of the largest kind takes two thirds of it. */
const MOST_BYTES = 300_000_000;

const whole = JSON.stringify([CHATGPT]);
const entry = { name: 'conversations.json', data: Buffer.from(whole) };
const archive = archiveBytes([entry]);
/** The sum of bytes that its table says is another one. */
const summedWrong = Buffer.from(archive);
summedWrong.writeUInt32LE(1, archive.indexOf('PK\x01\x02') + 16);
const prompt = chatgptMessage('user', 1, 'Hi');
const proto = JSON.parse(`{"__proto__":{"id":"q","parent":"__proto__","message":${JSON.stringify(prompt)}}}`);

/** The readers' own tests read each of them in every run. */
const FILES_ONE_OF = 4;

interface HostileFile {
  readonly what: string;
  readonly name: string;
  readonly make: () => Buffer | string;
  /** What is said of it; null where nothing is the matter. */
  readonly problem: string | null;
  /** Prompts that are found in it; null where browsers differ in what they hand over before the fault. */
  readonly prompts: number | null;
}

const FILES: readonly HostileFile[] = [
  {
    what: 'an archive that swells a thousand times',
    name: 'a.zip',
    make: () => archiveBytes([{ name: 'a.json', data: Buffer.alloc(60_000_000, '[') }, entry]),
    problem: 'swollen',
    prompts: 4,
  },
  {
    what: 'an archive whose files are all made of the same bytes',
    name: 'a.zip',
    make: () =>
      archiveBytes([
        entry,
        ...Array.from({ length: 20_000 }, (_, index) => ({
          ...entry,
          name: `${index}/a.json`,
          isFirst: true,
        })),
      ]),
    problem: 'swollen',
    prompts: 0,
  },
  {
    what: 'an archive that says it has a million files',
    name: 'a.zip',
    make: () => archiveBytes([entry], 1_000_000),
    problem: 'too-many',
    prompts: 0,
  },
  {
    what: 'an archive of another sum',
    name: 'a.zip',
    make: () => summedWrong,
    problem: 'damaged',
    prompts: null,
  },
  {
    what: 'half an archive',
    name: 'a.zip',
    make: () => archive.subarray(0, archive.length / 2),
    problem: 'cut-off',
    prompts: 0,
  },
  {
    what: 'a path that leads out',
    name: 'a.zip',
    make: () => archiveBytes([{ ...entry, name: '../../../../etc/conversations.json' }]),
    problem: null,
    prompts: 4,
  },
  {
    what: 'gzip that swells a thousand times',
    name: 'a.tgz',
    make: () => gzipSync(Buffer.alloc(60_000_000, 'x')),
    problem: 'damaged',
    prompts: 0,
  },
  {
    what: 'a text without an end',
    name: 'a.json',
    make: () => `["${'x'.repeat(70_000_000)}`,
    problem: 'broken',
    prompts: 0,
  },
  {
    what: 'an item of millions of values',
    name: 'a.json',
    make: () => `[{"mapping":[${'{},'.repeat(10_000_000)}1]}]`,
    problem: 'broken',
    prompts: 0,
  },
  {
    what: 'nothing but brackets',
    name: 'a.json',
    make: () => '['.repeat(300_000),
    problem: 'broken',
    prompts: 0,
  },
  {
    what: 'tags without an end',
    name: 'a.html',
    make: () => `<div class="outer-cell">Gemini<div class="content-cell">${'<script><a '.repeat(300_000)}`,
    problem: null,
    prompts: 0,
  },
  {
    what: 'the names of every object’s own',
    name: 'a.json',
    make: () => JSON.stringify([{ mapping: proto }, { __proto__: null, constructor: { prototype: {} } }]),
    problem: null,
    prompts: 1,
  },
  {
    what: 'halves of characters',
    name: 'a.json',
    make: () => whole.replaceAll('Six', '\\ud800').replaceAll('"q1"', '"\\udfff"'),
    problem: null,
    prompts: 4,
  },
  {
    what: 'numbers as text',
    name: 'a.json',
    make: () => whole.replaceAll(/"create_time":([\d.]+)/g, '"create_time":"$1"'),
    problem: null,
    prompts: 4,
  },
  {
    what: 'dates of 1970',
    name: 'a.json',
    make: () => whole.replaceAll('17780', '10'),
    problem: 'dates',
    prompts: 0,
  },
  {
    what: 'dates of 2100',
    name: 'a.json',
    make: () => whole.replaceAll('17780', '41024'),
    problem: 'dates',
    prompts: 0,
  },
  { what: 'half a file', name: 'a.json', make: () => whole.slice(0, -40), problem: 'broken', prompts: 0 },
];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'trottinette-hostile-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs in the page: what it says of what was read. */
function whatIsSaid() {
  const preview = document.querySelector('[data-preview]');
  const [take] = preview?.querySelectorAll('[data-take]') ?? [];
  return preview
    ? {
        problems: [...preview.querySelectorAll<HTMLElement>('[data-problem]')].map(
          ({ dataset }) => dataset.problem,
        ),
        prompts: Number(/\d+/.exec(take?.textContent ?? '0')?.[0]),
      }
    : { told: document.querySelector('[data-told]')?.textContent ?? null };
}

describe.each(BROWSERS)('a history made to harm in %s', (name) => {
  let server: SitesServer;
  let browser: TestBrowser;
  let page: TestPage;
  let bytesBefore: number;

  beforeAll(async () => {
    server = await startSitesServer([]);
    browser = await launchBrowser(name, { server, hosts: [], extension: builtExtension(name) });
    page = await openOwn(browser, 'history');
    bytesBefore = extensionBytes();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const leave = async () => {
    await pressNamed(page, 'Leave it');
    await see(page, '[data-years]');
  };
  /** Where a test before failed, its file lies there still. */
  beforeEach(async () => {
    const isThere = () => document.querySelector('[data-preview]') !== null;
    if (await page.evaluate(isThere)) await leave();
  });

  it.each(shareOf(FILES, FILES_ONE_OF))('is told so: $what', async ({
    name: file,
    make,
    problem,
    prompts,
  }) => {
    const path = join(folder, file);
    writeFileSync(path, make());
    let peakBytes = 0;
    const sampling = setInterval(() => {
      peakBytes = Math.max(peakBytes, extensionBytes() - bytesBefore);
    }, SAMPLE_MS);
    await page.chooseFile('input[type=file]', path);
    const said = await vi
      .waitFor(async () => {
        const now = await page.evaluate(whatIsSaid);
        if (now.told === null) throw new Error('nothing is said yet');
        return now;
      }, PATIENCE)
      .finally(() => clearInterval(sampling));
    expect(said).toEqual({
      problems: problem === null ? [] : [problem],
      prompts: prompts ?? expect.any(Number),
    });
    expect(peakBytes).toBeLessThan(MOST_BYTES);
    await leave();
    expect(await textOf(page, '[data-years]')).toContain('Nothing is counted yet');
    expect(await storedRows(page, 'requests')).toEqual([]);
  });
});
