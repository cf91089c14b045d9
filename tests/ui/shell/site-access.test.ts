import { describe, expect, it, vi } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../src/model/settings/settings.ts';
import { addOrigin, countSite, removeOrigin } from '../../../src/ui/shell/site-access.ts';
import {
  mockSettingsClient,
  mockSettingsState,
  type SettingsMockState,
} from '../../../src/ui/sources/settings/mock.ts';
import type { SettingsClient, SiteEntry } from '../../../src/ui/sources/settings/reading.ts';

const NOW = new Date(2026, 10, 22, 20, 30).getTime();

function clientIn(state: SettingsMockState): SettingsClient {
  return mockSettingsClient(mockSettingsState(state, NOW), NOW);
}

async function siteOf(client: SettingsClient, id: string): Promise<SiteEntry> {
  const site = (await client.read()).sites.find((entry) => entry.id === id);
  if (!site) throw new Error(`no site ${id}`);
  return site;
}

async function toggle(client: SettingsClient, id: string, on: boolean): Promise<boolean> {
  return countSite(client, await client.read(), await siteOf(client, id), on);
}

describe('a site’s switch', () => {
  it('switches a granted site off and on without asking the browser', async () => {
    const client = clientIn('usual');
    const allow = vi.spyOn(client, 'allow');
    await toggle(client, 'claude', false);
    expect((await siteOf(client, 'claude')).counted).toBe(false);
    await toggle(client, 'claude', true);
    expect((await siteOf(client, 'claude')).counted).toBe(true);
    expect(allow).not.toHaveBeenCalled();
  });

  it('asks for an optional site, and gives it back', async () => {
    const client = clientIn('usual');
    expect(await siteOf(client, 'suno')).toMatchObject({ allowed: false, counted: false });
    await toggle(client, 'suno', true);
    expect((await siteOf(client, 'suno')).counted).toBe(true);
    await toggle(client, 'suno', false);
    expect((await siteOf(client, 'suno')).allowed).toBe(false);
    expect((await client.read()).settings.sitesOff).toEqual([]);
  });

  it('changes nothing where the browser says no', async () => {
    const client = { ...clientIn('usual'), allow: async () => false };
    expect(await toggle(client, 'suno', true)).toBe(false);
    expect((await siteOf(client, 'suno')).counted).toBe(false);
  });

  it('asks the browser within the click, before anything is waited for', async () => {
    const client = clientIn('usual');
    const allow = vi.spyOn(client, 'allow');
    const [reading, suno] = [await client.read(), await siteOf(client, 'suno')];
    void countSite(client, reading, suno, true);
    expect(allow).toHaveBeenCalledOnce();
    void addOrigin(client, reading, 'localhost:8080', 'ai-sdk');
    expect(allow).toHaveBeenLastCalledWith(['http://localhost:8080/*']);
  });
});

describe('an address of one’s own', () => {
  it('is added once the browser allows it, and removed with its permission', async () => {
    const client = clientIn('usual');
    const added = await addOrigin(client, await client.read(), 'localhost:3000', 'openwebui');
    expect(added).toEqual({ result: 'added', origin: 'http://localhost:3000' });
    const [own] = (await client.read()).settings.ownOrigins;
    if (!own) throw new Error('nothing was added');
    expect(await removeOrigin(client, await client.read(), own)).toBe(true);
    const { settings, allowed } = await client.read();
    expect(settings.ownOrigins).toEqual([]);
    expect([...allowed]).not.toContain('http://localhost:3000/*');
  });

  it('is refused where the browser does, and where it is no address', async () => {
    const client = { ...clientIn('usual'), allow: async () => false };
    const reading = await client.read();
    expect(await addOrigin(client, reading, 'localhost:3000', 'openwebui')).toEqual({
      result: 'refused',
      origin: 'http://localhost:3000',
    });
    expect(await addOrigin(client, reading, 'chatgpt.com', 'openwebui')).toEqual({
      result: 'problem',
      problem: 'known-site',
    });
    expect((await client.read()).settings.ownOrigins).toEqual(DEFAULT_SETTINGS.ownOrigins);
  });
});
