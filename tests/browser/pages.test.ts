/**
 * Every page and its main actions in both browsers, on the build that is shipped, by who allows what they are asked for.
 * Firefox begins with no site allowed, as it does where its person wants it so. What it does stands in docs/FIREFOX.md.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BROWSERS } from '../harness/both-browsers.ts';
import { ROOT } from '../harness/built.ts';
import { noonClock } from '../harness/clock.ts';
import { openOwn } from '../harness/person.ts';
import { answerShortly } from '../harness/short-chat.ts';
import { type SitesServer, startSitesServer } from '../harness/sites-server.ts';
import { launchWilling } from '../harness/willing-browser.ts';
import { ACTIONS, CHAT, OWN, OWN_PATH, type World } from './page-actions.ts';

const HOSTS = [CHAT, OWN].map((origin) => new URL(origin).hostname);
const MEASURES = 5;

describe.each(BROWSERS)('in %s', (name) => {
  let server: SitesServer;
  let world: World;

  beforeAll(async () => {
    server = await startSitesServer(HOSTS);
    answerShortly(server);
    server.route('POST', `${OWN}${OWN_PATH}`, (peer) => {
      peer.head(200, { 'content-type': 'text/event-stream' });
      peer.end();
    });
    const willing = await launchWilling(name, {
      server,
      hosts: HOSTS,
      patterns: [`${OWN}/*`],
      prefs: { 'extensions.originControls.grantByDefault': false },
      // The popup shows what was counted today.
      clock: noonClock(),
      agrees: false,
    });
    const ours = await openOwn(willing.browser, 'popup');
    const chat = await willing.browser.newPage();
    world = { willing, ours, chat };
    await chat.goto(`${CHAT}/`);
  });
  afterAll(async () => {
    await world?.willing.close();
    await server?.close();
  });

  it.each(ACTIONS.filter(({ only }) => only === undefined || only === name))('$page: $what', ({ run }) =>
    run(world));

  it('the popup has its numbers soon', async () => {
    const times: number[] = [];
    for (let time = 0; time < MEASURES; time += 1) {
      const popup = await openOwn(world.willing.browser, 'popup');
      const mark = () => performance.getEntriesByName('trottinette:numbers')[0]?.startTime ?? null;
      await expect.poll(() => popup.evaluate(mark)).not.toBeNull();
      times.push((await popup.evaluate(mark)) ?? 0);
      await popup.close();
    }
    console.info(
      `${name}: popup to its numbers in ${Math.min(...times).toFixed(0)} to ${Math.max(...times).toFixed(0)} ms, n ${MEASURES}`,
    );
  });
});

describe('docs/FIREFOX.md', () => {
  it('has the table of pages and actions', () => {
    const cell = (only: string | undefined, name: string) =>
      only === undefined || only === name ? 'yes' : '–';
    const rows = ACTIONS.map(
      ({ page, what, only }) =>
        `| ${page} | ${what} | ${cell(only, 'firefox')} | ${cell(only, 'chromium')} |`,
    );
    const table = ['| page | action | Firefox | Chromium |', '|---|---|---|---|', ...rows].join('\n');
    console.info(table);
    expect(readFileSync(join(ROOT, 'docs/FIREFOX.md'), 'utf8')).toContain(table);
  });
});
