import { describe, expect, it } from 'vitest';
import { bareOwnId, completeOwnId, isBareOwnId, ownNumber } from '../../../src/model/settings/own-id.ts';
import { SITE_ID } from '../../../src/model/settings/settings.ts';

describe('the id of an own origin', () => {
  it('gets its device once, and is a site’s id with it', () => {
    const id = completeOwnId('own:999999', 'AAAAAAAAAAAAAAAAAAAAAA');
    expect(id).toMatch(/^own:999999-[0-9a-f]{12}$/);
    expect(id).toMatch(SITE_ID);
    expect(completeOwnId(id, 'another')).toBe(id);
    expect(isBareOwnId(id)).toBe(false);
    expect([bareOwnId(id), bareOwnId('own:7'), bareOwnId('t3-chat')]).toEqual([
      'own:999999',
      'own:7',
      't3-chat',
    ]);
    expect([ownNumber(id), ownNumber('own:7')]).toEqual([999_999, 7]);
  });

  it('is the same whenever it is made: what is stored under it must be found', () => {
    expect(completeOwnId('own:1', 'device')).toBe('own:1-a7af3bd70d3b');
  });

  it('is another one on every device', () => {
    const devices = Array.from({ length: 20_000 }, (_, index) => `device-${index}`);
    const ids = new Set(devices.map((device) => completeOwnId('own:1', device)));
    expect(ids.size).toBe(devices.length);
  });

  it('leaves other sites as they are', () => {
    for (const site of ['chatgpt', 't3-chat', 'own:0', 'own:1x', 'own:1-nothex', ''])
      expect(completeOwnId(site, 'device')).toBe(site);
  });
});
