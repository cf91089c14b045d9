/**
 * What a page could tell the extension by: the same cases run in a page with the tap and in one without, in both
 * browsers, and every result is compared. The subjects are those of the Web Platform Tests, in words of our own. With
 * RUN_ALL=1 the whole table is printed: case, without, with.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BROWSERS, launchBrowser, type TestBrowser, type TestPage } from '../harness/both-browsers.ts';
import { documented, documentedTable } from '../harness/documented.ts';
import type { SitesServer } from '../harness/sites-server.ts';
import { bundleTap, FAR_HOST, startTapServer, TAP_HOST, TAP_ORIGIN } from '../harness/tapped-page.ts';
import type { Difference } from './differences/case.ts';
import { fetchCases } from './differences/fetch.ts';
import { litCases } from './differences/lit.ts';
import { runCases } from './differences/run.ts';
import { socketCases } from './differences/sockets.ts';
import { streamCases } from './differences/streams.ts';
import { xhrCases } from './differences/xhr.ts';

const CASES: readonly Difference[] = [...fetchCases, ...streamCases, ...xhrCases, ...socketCases];

/** What no object of a script's can do as the native does. At most five. */
const CANT_BE: Readonly<Record<string, string>> = {
  'fetch: asks a clone whether it is used in the same task':
    'a stream made by a script is first pulled a microtask after it is made, and nothing tells that a read waits',
  'fetch: asks by Reflect for what can’t be':
    'a Proxy can’t know whether Object or Reflect asks: only one of them throws',
  'fetch: counts the lines of its stacks':
    'a trap is a function, and stands in the stack of what fails inside it',
  'fetch: counts the ticks until it is refused':
    'a promise can’t be looked into, and one that is followed counts as looked after: the page gets another, a tick later',
  'fetch: finds the text of functions by another realm':
    'the toString of another realm knows no trap of this one, and a Proxy has no name for it',
};

describe.each(BROWSERS)('in %s', (name) => {
  let server: SitesServer;
  let browser: TestBrowser;
  let results: { without: string[]; with: string[] };
  let tap: string;

  beforeAll(async () => {
    server = await startTapServer();
    browser = await launchBrowser(name, { server, hosts: [TAP_HOST, FAR_HOST] });
    const run = async (initScript?: string) => {
      const page = await browser.newPage(initScript);
      await page.goto(`${TAP_ORIGIN}/`);
      const given = CASES.map(({ source, args, isAlone }) => ({ source, args, isAlone }));
      return page.evaluate(runCases, given);
    };
    tap = await bundleTap();
    results = { without: await run(), with: await run(tap) };
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  it('every case comes to an end', () => {
    const endless = CASES.filter((_, i) => results.without[i] === '"never"' || results.with[i] === '"never"');
    expect(endless.map(({ subject, does }) => `${subject}: ${does}`)).toEqual([]);
  });

  it('a page sees the same with the extension and without, but for what can’t be', () => {
    const differing = CASES.flatMap(({ subject, does }, i) => {
      const [without, tapped] = [results.without[i], results.with[i]];
      return without === tapped ? [] : [{ case: `${subject}: ${does}`, without, with: tapped }];
    });
    const subjects = [...new Set(CASES.map(({ subject }) => subject))];
    const bySubject = subjects.map(
      (subject) => `${subject} ${CASES.filter((one) => one.subject === subject).length}`,
    );
    if (process.env.RUN_ALL === '1') {
      const rows = CASES.map(({ subject, does }, i) => [
        `${subject}: ${does}`,
        results.without[i],
        results.with[i],
      ]);
      console.log(`case | without, in ${name} | with\n${rows.map((row) => row.join(' | ')).join('\n')}`);
    }
    console.log(
      [
        `${name}: ${CASES.length - differing.length} of ${CASES.length} cases the same (${bySubject.join(', ')})`,
        ...differing.map((one) => `${one.case}\n  without: ${one.without}\n  with:    ${one.with}`),
      ].join('\n'),
    );
    expect(differing.map((one) => one.case).sort()).toEqual(Object.keys(CANT_BE).sort());
  });

  it('a page sees the same of what no row lists, asked for right after a click', async () => {
    const run = async (page: TestPage) => {
      await page.goto(`${TAP_ORIGIN}/`);
      const shown: string[] = [];
      for (const { source, args, isAlone } of litCases) {
        await page.click('html');
        const results = await page.evaluate(runCases, [{ source, args, isAlone }]);
        shown.push(...results.map(inOneWording));
      }
      return shown;
    };
    const [plain, tapped] = [await browser.newPage(), await browser.newPage(tap)];
    const without = await run(plain);
    expect(await run(tapped)).toEqual(without);
    expect(without.filter((result) => result === '"never"' || result.startsWith('"threw'))).toEqual([]);
    const told = await tapped.evaluate(() => window.toldUnlisted());
    const opened = told.flatMap((message) => (message.type === 'open' ? [message] : []));
    // The page was followed, in each way; and nothing of what it sent or got was told.
    expect([...new Set(opened.map(({ method }) => method))].sort()).toEqual(['POST', 'events', 'socket']);
    expect(opened.length).toBeGreaterThanOrEqual(litCases.length);
    expect([...new Set(told.map(({ type }) => type))].sort()).toEqual(['end', 'gap', 'head', 'open']);
    expect(opened.map(({ url, body, headers }) => [url, body.kind, headers])).toEqual(
      opened.map(({ url }) => [url.replace(/\?.*/, ''), 'none', {}]),
    );
  });
});

/**
 * Chromium words the error of an empty JSON text by whether the answer had arrived whole when it was asked for: of 40 on a
 * page without us, asked for at once, 29 had this beginning and 11 had not.
 */
function inOneWording(result: string): string {
  return result.replace("SyntaxError: Failed to execute 'json' on 'Response': ", 'SyntaxError: ');
}

it('what can’t be stands in the documents, with why', () => {
  expect(documentedTable('security-boundary.md', 'differences')).toEqual(Object.entries(CANT_BE));
  const same = CASES.length - Object.keys(CANT_BE).length;
  expect(documented('security-boundary.md')).toMatch(
    new RegExp(`runs ${CASES.length} uses .*: ${same} come out the same`),
  );
});

it('there are cases enough, each with a name of its own, and few things that can’t be', () => {
  expect(CASES.length).toBeGreaterThanOrEqual(200);
  expect(new Set(CASES.map(({ subject, does }) => `${subject} ${does}`)).size).toBe(CASES.length);
  expect(Object.keys(CANT_BE).length).toBeLessThanOrEqual(5);
});
