import { createHash, createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { digestOf, importId, randomId, reportId, requestId } from '../../src/store/ids.ts';

it('gives a key the same id for as long as there are installs', async () => {
  const digest = createHash('sha256').update('salt|chatgpt|turn-1').digest();
  expect(await requestId('salt', 'chatgpt', 'turn-1')).toBe(digest.subarray(0, 16).toString('base64url'));
  expect(await requestId('salt', 'chatgpt', 'turn-1')).toBe('HLHva48xuvhK9Hr_Ta9Xbg');
});

it('writes every id in letters that may stand in an address', async () => {
  // Enough for both letters that are written otherwise.
  const ids = await Promise.all(Array.from({ length: 64 }, (_, index) => requestId('s', 'pi', `${index}`)));
  const known = Array.from({ length: 64 }, (_, index) =>
    createHash('sha256').update(`s|pi|${index}`).digest().subarray(0, 16).toString('base64url'),
  );
  expect(ids).toEqual(known);
  expect(known.join('')).toMatch(/-/);
  expect(known.join('')).toMatch(/_/);
});

it('draws ids of 22 such letters, none twice', () => {
  const ids = Array.from({ length: 200 }, randomId);
  expect(ids.filter((id) => /^[\w-]{22}$/.test(id))).toHaveLength(200);
  expect(new Set(ids).size).toBe(200);
});

it('gives a report the same id for its period, another for the next, and none that the device can be told from', async () => {
  const source = { salt: 'salt', device: 'device' };
  const week = { from: '2026-11-16', to: '2026-11-22' };
  const signed = createHmac('sha256', 'salt').update('report|device|2026-11-16|2026-11-22').digest();
  expect(await reportId(source, week)).toBe(signed.subarray(0, 16).toString('base64url'));
  const others = [
    await reportId(source, { from: '2026-11-23', to: '2026-11-29' }),
    await reportId({ ...source, device: 'renamed' }, week),
    await reportId({ ...source, salt: 'another' }, week),
  ];
  expect(new Set([await reportId(source, week), ...others]).size).toBe(4);
});

it('gives a key of an export the same id on every device, and a text the same digest, neither another’s', async () => {
  const hashOf = (text: string) =>
    createHash('sha256').update(text).digest().subarray(0, 16).toString('base64url');
  expect(await importId('chatgpt', 'turn-1')).toBe(hashOf('export|chatgpt|turn-1'));
  expect(await digestOf('turn-1')).toBe(hashOf('digest|turn-1'));
});
