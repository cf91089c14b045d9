/** Which documents are noted as not metered until a reload, and which relays may say so. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createLateTabs } from '../../src/background/late-tabs.ts';
import type { OwnOrigin, Settings } from '../../src/model/settings/settings.ts';
import { AGREED_SETTINGS, NOON } from '../model/samples.ts';

const store = vi.hoisted(() => ({ noteLateTab: vi.fn(), forgetLateTab: vi.fn() }));
vi.mock('../../src/store/late-tabs.ts', () => store);

const OWN: OwnOrigin = { id: 'own:1', origin: 'http://localhost:3000', kind: 'openwebui' };
const CHATGPT = 'https://chatgpt.com';

function lateTabs(changes: Partial<Settings> = {}) {
  const onChange = vi.fn();
  const readSettings = async () => ({ ...AGREED_SETTINGS, ownOrigins: [OWN], ...changes });
  return { onChange, ...createLateTabs({ readSettings, now: () => NOON, onChange }) };
}

beforeEach(() => {
  vi.clearAllMocks();
});

describe('a document that was there before', () => {
  it.each([
    ['chatgpt', CHATGPT, 'chatgpt'],
    ['openwebui', OWN.origin, OWN.id],
  ])('of %s is noted, the browser’s first tab too', async (relayed, origin, site) => {
    const { late, onChange } = lateTabs();
    for (const tab of [0, 7])
      expect(await late(relayed, { origin, tab, frame: `${tab}.0` })).toEqual({ ok: true });
    expect(store.noteLateTab.mock.calls).toEqual([
      ['0.0', { tab: 0, site, at: NOON }],
      ['7.0', { tab: 7, site, at: NOON }],
    ]);
    expect(onChange).toHaveBeenCalledTimes(2);
  });

  it.each<[string, string, string, number, Partial<Settings>]>([
    ['its tab is gone', 'chatgpt', CHATGPT, -1, {}],
    ['its relay is another site’s', 'claude', CHATGPT, 7, {}],
    ['its relay is of another kind', 'comfyui', OWN.origin, 7, {}],
    ['its origin is nobody’s', 'chatgpt', 'https://chatgpt.com.example.org', 7, {}],
    ['nobody agreed', 'chatgpt', CHATGPT, 7, { consent: null }],
  ])('is not noted where %s', async (_, relayed, origin, tab, changes) => {
    const { late, onChange } = lateTabs(changes);
    expect(await late(relayed, { origin, tab, frame: `${tab}.0` })).toMatchObject({ ok: false });
    expect(store.noteLateTab).not.toHaveBeenCalled();
    expect(onChange).not.toHaveBeenCalled();
  });

  it('is forgotten by its frame once it left', async () => {
    const { left, onChange } = lateTabs();
    expect(await left({ origin: CHATGPT, tab: 7, frame: '7.0' })).toEqual({ ok: true });
    expect(store.forgetLateTab.mock.calls).toEqual([['7.0']]);
    expect(onChange).toHaveBeenCalledTimes(1);
  });
});
