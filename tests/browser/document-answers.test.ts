/** Answers that stand in a page's own document: counted once when they are new, and never when they are not. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { builtExtension } from '../harness/built.ts';
import { type Chromium, launchChromium } from '../harness/chromium.ts';
import { type HttpPeer, type SitesServer, startSitesServer } from '../harness/sites-server.ts';
import { clearStored, readStored, storedWhenQuiet } from '../harness/stored.ts';

const HOST = 'www.google.com';
const OVERVIEW = '<div data-attrid="ai_overview"><style>p{color:red}</style></div>';
const FIRST = '<div data-scope-id="turn"><div data-subtree="aimc"></div></div>';
/** Grows as the site's own scripts make it grow. */
const FILL = `<script>
  const answer = document.querySelector('[data-attrid], [data-subtree]');
  let left = 5;
  const timer = setInterval(() => {
    answer.insertAdjacentHTML('beforeend', '<p>Ten kites rise.</p>');
    if (--left === 0) clearInterval(timer);
  }, 100);
</script>`;
const TEXT = 'Ten kites rise.'.repeat(5);

let server: SitesServer;
let chromium: Chromium;
let page: Page;

beforeAll(async () => {
  server = await startSitesServer([HOST]);
  chromium = await launchChromium({ extension: builtExtension('chromium-all'), server, hosts: [HOST] });
});

afterAll(async () => {
  await chromium?.close();
  await server?.close();
});

beforeEach(async () => {
  await clearStored(await chromium.extensionPage());
  page = await chromium.context.newPage();
});

afterEach(async () => {
  await page.close();
});

function serve(url: string, html: string): string {
  const address = `https://${HOST}${url}`;
  server.route('GET', address, async (peer: HttpPeer) => {
    peer.head(200, { 'content-type': 'text/html; charset=utf-8' });
    await peer.write(Buffer.from(`<!doctype html><title>kites</title><body>${html}</body>`));
    peer.end();
  });
  return address;
}

/** What is stored once every answer has come to its end. */
async function stored(count: number) {
  const { requests, measured } = await storedWhenQuiet(
    await chromium.extensionPage(),
    (now) => now.requests.length === count && now.requests.every(({ outcome }) => outcome !== 'pending'),
  );
  return requests.map((request) => ({ ...request, outputLength: measured[request.id]?.output.length }));
}

/** What is stored besides an answer that begins only now: had there been more of those before, it were stored as well. */
async function storedBefore(count: number) {
  const later = await chromium.context.newPage();
  await later.goto(serve('/search?q=later', `${OVERVIEW}${FILL}`));
  const requests = await stored(count + 1);
  await later.close();
  expect(requests).toHaveLength(count + 1);
  return requests.slice(0, count);
}

describe('an overview over ordinary results', () => {
  it('is one request, measured when it has stopped growing', async () => {
    await page.goto(serve('/search?q=kites', `${OVERVIEW}<p>Results</p>${FILL}`));
    const [request] = await stored(1);
    expect(request).toMatchObject({ site: 'google', seen: 'dom', outcome: 'complete', model: null });
    expect(request?.outputLength).toBe(TEXT.length);
    expect(request?.inputTokens).toBeGreaterThan(0);
  });

  it('is not counted again when the page is reloaded, or come back to', async () => {
    const address = serve('/search?q=kites', `${OVERVIEW}${FILL}`);
    const elsewhere = serve('/imghp', '<p>Results</p>');
    await page.goto(address);
    await stored(1);
    await page.reload();
    await page.goto(elsewhere);
    await page.goBack();
    expect(await storedBefore(1)).toHaveLength(1);
  });

  it('is not counted where there is none', async () => {
    await page.goto(serve('/search?q=none', '<p>Results</p>'));
    await page.goto(serve('/maps?q=none', `${OVERVIEW}${FILL}`));
    expect(await storedBefore(0)).toEqual([]);
  });
});

describe('the first question of AI Mode', () => {
  it('is counted from its page', async () => {
    await page.goto(serve('/search?udm=50&q=kites', `${FIRST}${FILL}`));
    const [request] = await stored(1);
    expect(request).toMatchObject({ intent: 'new', seen: 'dom', outcome: 'complete' });
    expect(request?.outputLength).toBe(TEXT.length);
  });

  it('is counted once where the page fetches it as well', async () => {
    const reply = '<div data-subtree="aimc"><p>Ten kites rise.</p></div>';
    serve('/async/folwr?udm=50&q=kites', reply);
    const fetchIt = `<script>fetch('/async/folwr?udm=50&q=kites').then((answer) => answer.text())</script>`;
    await page.goto(serve('/search?udm=50&q=kites', `${FIRST}${fetchIt}${FILL}`));
    expect(await storedBefore(1)).toHaveLength(1);
  });

  it('is told by the tab as it is left, with what had come', async () => {
    await page.goto(serve('/search?udm=50&q=kites', `${FIRST}${FILL}`));
    await expect.poll(async () => (await readStored(await chromium.extensionPage())).requests.length).toBe(1);
    await page.goto('about:blank');
    expect(await stored(1)).toMatchObject([{ intent: 'new', outcome: 'complete' }]);
  });
});
