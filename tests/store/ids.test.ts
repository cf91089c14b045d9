import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { randomId, requestId } from '../../src/store/ids.ts';

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
