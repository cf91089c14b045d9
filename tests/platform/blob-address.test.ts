/** Addresses for files: by the script itself, or by a page that nobody sees. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

const PageUrl = URL;
const calls: string[] = [];
const offscreen = {
  createDocument: async ({ url }: { url: string }) => {
    calls.push(`open ${url}`);
    vi.stubGlobal('URL', PageUrl);
    page.giveAddresses();
  },
  closeDocument: async () => {
    calls.push('close');
    // As Chromium does, where there is none.
    if (calls.length === 1) throw new Error('No current offscreen document.');
  },
};
let tests = 0;
const channels = new Set<BroadcastChannel>();
let page: typeof import('../../src/platform/blob-address.ts');

/** Counts those that are open. Each test has its own: Node can send nothing while one of the same name is closing. */
class Counted extends BroadcastChannel {
  constructor(name: string) {
    super(`${name} of test ${tests}`);
    channels.add(this);
  }
  override close(): void {
    super.close();
    channels.delete(this);
  }
}

beforeEach(async () => {
  calls.length = 0;
  tests += 1;
  vi.resetModules();
  vi.stubGlobal('browser', { offscreen });
  vi.stubGlobal('BroadcastChannel', Counted);
  page = await import('../../src/platform/blob-address.ts');
});
afterEach(() => {
  for (const channel of [...channels]) channel.close();
  vi.unstubAllGlobals();
  vi.resetModules();
});

const file = new Blob(['{}']);

/** A worker can't make addresses, unlike the page it opens. */
function asInWorker(): void {
  vi.stubGlobal('URL', class {});
}

it('one is good for as long as it is used, and no longer', async () => {
  const revoked = vi.spyOn(URL, 'revokeObjectURL');
  const text = await page.whileAddressed(file, async (url) => {
    expect(revoked).not.toHaveBeenCalled();
    return (await fetch(url)).text();
  });
  expect(text).toBe('{}');
  expect(revoked).toHaveBeenCalledOnce();
  await expect(page.whileAddressed(file, async () => Promise.reject(new Error('full')))).rejects.toThrow();
  expect(revoked).toHaveBeenCalledTimes(2);
  expect(calls).toEqual([]);
});

it.each([
  ['is used', 'used', async () => 'used'],
  ['is used in vain', 'in vain', async () => Promise.reject(new Error('in vain'))],
])('of a page, one that %s leaves neither page nor channel', async (_, said, use) => {
  asInWorker();
  const urls: string[] = [];
  const result = page.whileAddressed(file, async (url) => {
    urls.push(url);
    return use();
  });
  const failure = await result.catch((error) => error.message);
  expect(failure).toBe(said);
  expect(urls.map((url) => url.slice(0, 5))).toEqual(['blob:']);
  // One that an ended worker left is closed first.
  expect(calls).toEqual(['close', 'open src/ui/backup/index.html', 'close']);
  // The page's own goes with it.
  expect(channels.size).toBe(1);
});

it('of a page there is none where a browser opens none', async () => {
  vi.stubGlobal('browser', {});
  vi.resetModules();
  page = await import('../../src/platform/blob-address.ts');
  asInWorker();
  await expect(page.whileAddressed(file, async (url) => url)).rejects.toThrow('no page');
});
