import { expect, it } from 'vitest';
import { createReader } from '../../src/sites/poe.ts';
import { poe, type SiteRow } from '../../src/sites/table.ts';
import { fixturesOf, readFixture } from './played.ts';
import { describeCaptures, describeNonsense } from './site-tests.ts';
import { playCapture } from './tab-double.ts';

/** The row with the one host the captures' sockets are on. */
const row: SiteRow = {
  ...poe,
  endpoints: poe.endpoints.map((endpoint) =>
    endpoint.host === undefined ? endpoint : { ...endpoint, host: `tch438291${endpoint.host}` },
  ),
};

describeCaptures(createReader, row);
describeNonsense(
  createReader,
  'query',
  '{"queryName":"SendMessageMutation","variables":{"chatId":1,"query":"hi"}}',
  ['{"data":{"messageEdgeCreate":{"status":"success"}}}', '{"data":null,"errors":[{"message":"no"}]}'],
);

it('all sockets of the captures are on hosts of the row', () => {
  const hosts = fixturesOf('poe')
    .flatMap(({ exchanges }) => exchanges)
    .filter(({ transport }) => transport === 'ws')
    .map(({ request }) => new URL(request.url).host);
  const wanted = poe.endpoints.find(({ transport }) => transport === 'socket')?.host ?? '';
  for (const host of hosts) expect(host.endsWith(wanted)).toBe(true);
});

it('without its socket an answer stays open, to be inferred', () => {
  const capture = readFixture('poe', 'ws-cumulative-and-resent');
  const exchanges = capture.exchanges.filter(({ transport }) => transport !== 'ws');
  expect(playCapture(createReader, row, { ...capture, exchanges }).requests).toMatchObject([
    { outcome: 'pending', model: null },
  ]);
});
