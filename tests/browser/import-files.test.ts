/**
 * Files a person chooses in the options: one that is no whole export, or holds what can't be, is refused in words and
 * nothing of it is taken; so is one that is cancelled; one of a copied profile is told. Then one that is made there.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { seedStore } from '../bench/seed.ts';
import { BROWSERS, launchBrowser, type TestBrowser, type TestPage } from '../harness/both-browsers.ts';
import { builtExtension } from '../harness/built.ts';
import { PATIENCE } from '../harness/patience.ts';
import { openOwn, pressNamed, textOf } from '../harness/person.ts';
import { answerShortly, sendShortPromptsIn } from '../harness/short-chat.ts';
import { type SitesServer, startSitesServer } from '../harness/sites-server.ts';
import { savedBy } from './page-actions/action.ts';
import { storedRows } from './stored-requests.ts';

const HOSTS = ['chatgpt.com'];
const REQUESTS = 3;
/** So many are written in many batches. */
const SEEDED = 6_000;
const BROKEN = 'it breaks off, or was changed. Nothing was taken.';
const CANCELLED = 'Nothing was taken.';
const COPIED = 'This browser profile is a copy of another one, or was copied.';
const IN_REQUESTS = '"requests":[';

/** A file: what stands before, a piece so many times, and what stands after. */
interface MadeFile {
  readonly before: string;
  readonly piece: string;
  readonly times: number;
  readonly after: string;
}

/** Runs in the page: it is made there, since some are too long for any driver. */
function chooseMade({ before, piece, times, after }: MadeFile): void {
  const input = document.querySelector<HTMLInputElement>('#data input[type=file]');
  if (!input) throw new Error('there is no way to import');
  const { items, files } = new DataTransfer();
  items.add(new File([before, piece.repeat(times), after], 'trottinette.json'));
  input.files = files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Runs in the page: as soon as it can be cancelled, it is. */
function cancelOnce(): Promise<void> {
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      const button = document.querySelector<HTMLElement>('#data .told button');
      if (!button) return;
      observer.disconnect();
      button.click();
      resolve();
    });
    observer.observe(document.body, { subtree: true, childList: true });
  });
}

/** Runs in the page: batches that lie where a file is laid down before it is taken in. */
function countLaidDown(): Promise<number> {
  return new Promise((resolve) => {
    const opening = indexedDB.open('trottinette-import');
    opening.onsuccess = () => {
      const counting = opening.result.transaction('batches').objectStore('batches').count();
      counting.onsuccess = () => {
        opening.result.close();
        resolve(counting.result);
      };
    };
  });
}

describe.each(BROWSERS)('in %s', (name) => {
  let server: SitesServer;
  let browser: TestBrowser;
  let options: TestPage;
  /** A whole export, cut where its requests begin. */
  let head: string;
  let tail: string;

  beforeAll(async () => {
    server = await startSitesServer(HOSTS);
    answerShortly(server);
    browser = await launchBrowser(name, { extension: builtExtension(`${name}-all`), server, hosts: HOSTS });
    options = await openOwn(browser, 'options');
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  /** What was said of the file before goes. */
  beforeEach(async () => {
    await options.close();
    options = await openOwn(browser, 'options');
  });

  const countRequests = async () => (await storedRows(options, 'requests')).length;

  async function expectRefused(file: MadeFile): Promise<void> {
    await options.evaluate(chooseMade, file);
    await expect.poll(() => textOf(options, '#data'), PATIENCE).toContain(BROKEN);
    expect(await countRequests()).toBe(REQUESTS);
  }

  it('a whole export is taken, and adds nothing', async () => {
    const page = await browser.newPage();
    await page.goto('https://chatgpt.com/');
    await sendShortPromptsIn(page, REQUESTS);
    await expect.poll(countRequests, PATIENCE).toBe(REQUESTS);
    await page.close();
    const file = await savedBy(options, () => pressNamed(options, 'JSON'));
    const at = file.indexOf(IN_REQUESTS) + IN_REQUESTS.length;
    [head, tail] = [file.slice(0, at), file.slice(at)];
    await options.evaluate(chooseMade, { before: file, piece: '', times: 0, after: '' });
    await expect.poll(() => textOf(options, '#data'), PATIENCE).toContain('New in it: 0 requests');
  });

  it('300,000 nested brackets are refused', () =>
    expectRefused({ before: head, piece: '[', times: 300_000, after: '' }));

  it('a row of 100 MB is refused', () =>
    expectRefused({
      before: `${head}{"id":"`,
      piece: 'x'.repeat(1_000),
      times: 100_000,
      after: `"},${tail}`,
    }));

  it('half a file is refused', () =>
    expectRefused({ before: head, piece: tail.slice(0, tail.length / 2), times: 1, after: '' }));

  it('one that is cancelled as it is read leaves nothing', async () => {
    const [row = ''] = tail.trim().split(/,?\n/);
    expect(JSON.parse(row)).toMatchObject({ site: 'chatgpt' });
    const cancelled = options.evaluate(cancelOnce);
    await options.evaluate(chooseMade, { before: head, piece: `${row},`, times: 20_000, after: tail });
    await cancelled;
    await expect.poll(() => textOf(options, '#data'), PATIENCE).toContain(CANCELLED);
    expect(await textOf(options, '#data')).not.toContain(BROKEN);
    expect(await countRequests()).toBe(REQUESTS);
    expect(await options.evaluate(countLaidDown)).toBe(0);
  });

  it('a day its month does not have is left out, and named', async () => {
    const whole = JSON.parse(head + tail) as { days: { day: string }[] };
    const days = [{ ...whole.days[0], day: '2026-02-31' }, ...whole.days];
    const file = JSON.stringify({ ...whole, days });
    await options.evaluate(chooseMade, { before: file, piece: '', times: 0, after: '' });
    await expect.poll(() => textOf(options, '#data'), PATIENCE).toContain('1 row was not taken:');
    expect(await textOf(options, '#data')).toContain('Days, row 1');
    const days31 = (await storedRows<{ day: string }>(options, 'days')).filter(
      ({ day }) => day === '2026-02-31',
    );
    expect(days31).toEqual([]);
  });

  it('rows of this device that it never wrote: the profile was copied, which is said, and it takes a new name', async () => {
    const device = async () => {
      const rows = await storedRows<{ device?: string; salt?: string }>(options, 'meta');
      return rows.find((row) => row?.salt !== undefined)?.device;
    };
    const before = await device();
    const whole = JSON.parse(head + tail) as { days: { rev: number }[] };
    const days = whole.days.map((row) => ({ ...row, rev: row.rev + 1_000 }));
    const file = JSON.stringify({ ...whole, days });
    await options.evaluate(chooseMade, { before: file, piece: '', times: 0, after: '' });
    await expect.poll(() => textOf(options, '#data'), PATIENCE).toContain(COPIED);
    expect(await device()).not.toBe(before);
    expect(await countRequests()).toBe(REQUESTS);
  });

  it('of one that is made it is told how far it is, and when that is cancelled there is none', async () => {
    await seedStore(options, { requests: SEEDED, days: 30 });
    const cancelled = options.evaluate(cancelOnce);
    await pressNamed(options, 'JSON');
    await cancelled;
    await expect.poll(() => textOf(options, '#data .told'), PATIENCE).toBe('No file was made.');
    const file = await savedBy(options, () => pressNamed(options, 'JSON'));
    expect(JSON.parse(file).requests).toHaveLength(REQUESTS + SEEDED);
  });
});
