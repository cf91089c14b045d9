/**
 * Every page and its main actions in both browsers, on the build that is shipped, by who allows what they are asked for.
 * Firefox begins with no site allowed, as it does where its person wants it so. What was found stands in
 * docs/FIREFOX.md, which `-u` writes.
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
import { type Action, CHAT, isIn, OWN, OWN_PATH, type World } from './page-actions/action.ts';
import { ACTIONS, withActions } from './page-actions/all.ts';

const HOSTS = [CHAT, OWN].map((origin) => new URL(origin).hostname);
const done = { chromium: new Set<Action>(), firefox: new Set<Action>() };

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
      permissions: ['notifications'],
      prefs: { 'extensions.originControls.grantByDefault': false },
      // The popup shows what was counted today.
      clock: noonClock(),
      agrees: false,
    });
    const ours = await openOwn(willing.browser, 'popup');
    const chat = await willing.browser.newPage();
    world = { name, willing, ours, chat };
    await chat.goto(`${CHAT}/`);
  });
  afterAll(async () => {
    await world?.willing.close();
    await server?.close();
  });

  it.each(ACTIONS.filter((action) => isIn(action, name)))('$page: $what', async (action) => {
    await action.run(world);
    done[name].add(action);
  });
});

it.skipIf(!BROWSERS.includes('firefox'))('docs/FIREFOX.md has the table of pages and actions', async () => {
  const path = join(ROOT, 'docs/FIREFOX.md');
  await expect(withActions(readFileSync(path, 'utf8'), done)).toMatchFileSnapshot(path);
});
