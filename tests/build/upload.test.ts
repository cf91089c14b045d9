/**
 * The dry run of a release, with RUN_ALL=1: the real upload client, started as the workflow starts it, talks to fakes of
 * the three stores' APIs on this machine; it can reach no other host. Always: what the fakes refuse.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PACKAGES, packageName, packedBuild, sha256, sourcePaths } from '../../scripts/lib/packing.mjs';
import { zipFiles } from '../../scripts/lib/zip.mjs';
import { ROOT } from '../harness/built.ts';
import { AMO_ID, CREDENTIALS, type FakeStores, RULES, startFakeStores } from '../harness/fake-stores.ts';

let stores: FakeStores;

beforeEach(async () => {
  stores = await startFakeStores();
});

afterEach(() => stores.close());

describe.runIf(process.env.RUN_ALL === '1')(
  'the upload client',
  () => {
    const folder = join(ROOT, PACKAGES);
    const wasThere = existsSync(folder);
    const zips = {
      'chromium.zip': packedBuild('chromium'),
      'firefox.zip': packedBuild('firefox'),
      'source.zip': zipFiles(ROOT, sourcePaths(ROOT)),
    };

    beforeAll(() => {
      mkdirSync(folder, { recursive: true });
      for (const [part, zip] of Object.entries(zips)) writeFileSync(join(folder, packageName(part)), zip);
    });

    afterAll(() => {
      if (!wasThere) rmSync(folder, { recursive: true, force: true });
    });

    /** Runs `npm run upload -- store` against the fakes, and says how it ended. */
    async function upload(
      store: string,
      credentials: Partial<Record<keyof typeof CREDENTIALS, string>> = {},
    ) {
      const env = {
        ...process.env,
        ...CREDENTIALS,
        ...credentials,
        CI: '1',
        FAKE_STORES: stores.url,
        NODE_OPTIONS: `--import=${join(ROOT, 'tests/harness/to-fake-stores.mjs')}`,
      };
      const child = spawn(process.execPath, [join(ROOT, 'scripts/upload.mjs'), store], { env });
      let said = '';
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
      const status = await new Promise((resolve) => child.on('close', resolve));
      if (process.env.SHOW_UPLOADS) console.log(said, stores.log);
      return { status, said };
    }

    const shortLog = () =>
      stores.log.map((line) => line.replace(/(?<=\S )\S+?\/\S*?([^/]+\/?)(?= \d+$)/, '$1'));

    it('publishes in the Chrome Web Store, by its API V2', async () => {
      expect(await upload('chrome')).toMatchObject({ status: 0 });
      expect(shortLog()).toEqual([
        'POST token 200',
        `GET ${CREDENTIALS.CHROME_EXTENSION_ID}:fetchStatus 200`,
        `POST ${CREDENTIALS.CHROME_EXTENSION_ID}:upload 200`,
        `POST ${CREDENTIALS.CHROME_EXTENSION_ID}:publish 200`,
      ]);
      expect(sha256(stores.state.uploaded.get('chrome') ?? Buffer.alloc(0))).toBe(
        sha256(zips['chromium.zip']),
      );
    });

    it('publishes among Edge’s add-ons, once the upload has succeeded', async () => {
      expect(await upload('edge')).toMatchObject({ status: 0 });
      expect(shortLog()).toEqual([
        'POST package 202',
        'GET an-operation 200',
        'GET an-operation 200',
        'POST submissions 202',
      ]);
      expect(sha256(stores.state.uploaded.get('edge') ?? Buffer.alloc(0))).toBe(sha256(zips['chromium.zip']));
    });

    it('submits to addons.mozilla.org with sources and notes, the very file that was packed', async () => {
      expect(await upload('firefox')).toMatchObject({ status: 0 });
      expect(shortLog()).toEqual([
        `GET ${AMO_ID} 200`,
        'POST upload/ 201',
        'GET an-upload 200',
        'GET an-upload 200',
        'POST versions/ 201',
        'PATCH 2/ 200',
      ]);
      expect(sha256(stores.state.uploaded.get('firefox') ?? Buffer.alloc(0))).toBe(
        sha256(zips['firefox.zip']),
      );
      expect(sha256(stores.state.uploaded.get('source') ?? Buffer.alloc(0))).toBe(sha256(zips['source.zip']));
      expect(stores.state.done).toEqual(['firefox', 'approval_notes', 'release_notes', 'upload']);
    });

    it.each([
      ['chrome', { CHROME_SERVICE_ACCOUNT_CLIENT_EMAIL: 'somebody@else.example' }],
      ['edge', { EDGE_API_KEY: 'another' }],
      ['firefox', { FIREFOX_JWT_SECRET: 'another' }],
    ] as const)('fails in %s with wrong credentials, and nothing is published', async (store, credentials) => {
      const { status, said } = await upload(store, credentials);
      expect(status).toBe(1);
      expect(said).toContain(`${store}: nothing is published`);
      expect(stores.state.done).toEqual([]);
    });
  },
  300_000,
);

describe('the fake stores', () => {
  it('name a vendor’s page for each rule', () => {
    const hosts = Object.values(RULES).map(([, page]) => new URL(page).host);
    const vendors = [
      'developers.google.com',
      'developer.chrome.com',
      'learn.microsoft.com',
      'mozilla.github.io',
    ];
    expect([...new Set(hosts)]).toEqual(vendors);
  });

  const bearer = { authorization: 'Bearer an-access-token' };
  const apiKey = {
    authorization: `ApiKey ${CREDENTIALS.EDGE_API_KEY}`,
    'x-clientid': CREDENTIALS.EDGE_CLIENT_ID,
  };
  const json = { 'content-type': 'application/json' };
  const item = `publishers/${CREDENTIALS.CHROME_PUBLISHER_ID}/items/${CREDENTIALS.CHROME_EXTENSION_ID}`;
  const edge = `api.addons.microsoftedge.microsoft.com/v1/products/${CREDENTIALS.EDGE_PRODUCT_ID}/submissions`;

  it.each([
    ['google-grant', 'oauth2.googleapis.com/token', {}, 'grant_type=client_credentials'],
    ['chrome-token', `chromewebstore.googleapis.com/v2/${item}:publish`, {}, '{}'],
    ['chrome-upload', `chromewebstore.googleapis.com/upload/v2/${item}:upload`, bearer, 'no zip'],
    [
      'chrome-fields',
      `chromewebstore.googleapis.com/v2/${item}:publish`,
      { ...bearer, ...json },
      '{"target":"default"}',
    ],
    ['chrome-order', `chromewebstore.googleapis.com/v2/${item}:publish`, { ...bearer, ...json }, '{}'],
    ['edge-key', edge, { authorization: 'Bearer x' }, '{}'],
    ['edge-upload', `${edge}/draft/package`, apiKey, 'PK\u0003\u0004'],
    ['edge-fields', edge, { ...apiKey, ...json }, '{"version":"1"}'],
    ['edge-order', edge, { ...apiKey, ...json }, '{}'],
    ['amo-jwt', 'addons.mozilla.org/api/v5/addons/upload/', { authorization: 'JWT a.e30.b' }, ''],
  ] as const)('refuse by %s', async (rule, path, headers, body) => {
    const response = await fetch(`${stores.url}/${path}`, { method: 'POST', headers, body });
    expect(await response.json()).toEqual({ detail: `Error: ${RULES[rule][0]}`, rule });
    expect(stores.state.done).toEqual([]);
  });
});
