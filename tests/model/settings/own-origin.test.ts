import { describe, expect, it } from 'vitest';
import { originPattern, sitePatterns } from '../../../src/model/settings/match-pattern.ts';
import {
  activeOwnOrigins,
  addOwnOrigin,
  freedPattern,
  readOwnOrigin,
  removeOwnOrigin,
} from '../../../src/model/settings/own-origin.ts';
import {
  DEFAULT_SETTINGS,
  type OwnOrigin,
  parseSettingsChange,
  type Settings,
} from '../../../src/model/settings/settings.ts';

const SITE_HOSTS = new Set(['chatgpt.com', 'poe.com']);
const NOTHING = { ownOrigins: [] };

const own = (number: number, origin: string, kind = 'openwebui'): OwnOrigin => ({
  id: `own:${number}`,
  origin,
  kind,
});

describe('readOwnOrigin', () => {
  it.each([
    ['http://localhost:3000', 'http://localhost:3000'],
    ['  http://localhost:3000/c/42?model=x#top ', 'http://localhost:3000'],
    ['localhost:3000', 'http://localhost:3000'],
    ['localhost:3000/chat', 'http://localhost:3000'],
    ['LOCALHOST', 'http://localhost'],
    ['192.168.1.20:7860', 'http://192.168.1.20:7860'],
    ['[::1]:8188', 'http://[::1]:8188'],
    ['nas:8080', 'http://nas:8080'],
    ['nas.local', 'http://nas.local'],
    ['box.home.arpa:3080', 'http://box.home.arpa:3080'],
    ['chat.example.org', 'https://chat.example.org'],
    ['chat.example.org:8443/ui', 'https://chat.example.org:8443'],
    ['http://chat.example.org', 'http://chat.example.org'],
    ['https://chat.example.org:443/', 'https://chat.example.org'],
    ['https://bücher.example', 'https://xn--bcher-kva.example'],
    ['my_server:3000', 'http://my_server:3000'],
  ])('takes %s for %s', (typed, origin) => {
    expect(readOwnOrigin(typed, NOTHING, SITE_HOSTS)).toEqual({ origin });
    const change = addOwnOrigin(DEFAULT_SETTINGS, origin, 'openwebui');
    expect(parseSettingsChange(change), 'can be stored').toEqual(change);
  });

  it('reads an address the same however often it is asked', () => {
    for (let time = 0; time < 20_000; time++)
      if ('problem' in readOwnOrigin('https://bücher.example', NOTHING, SITE_HOSTS))
        throw new Error(`time ${time}`);
  });

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['my chat', 'not-an-address'],
    ['http://', 'not-an-address'],
    ['localhost:99999', 'not-an-address'],
    ['chrome://extensions', 'not-a-web-page'],
    ['about:blank', 'not-a-web-page'],
    ['file:///home/me/chat.html', 'not-a-web-page'],
    ['javascript:alert(1)', 'not-a-web-page'],
    ['ws://localhost:3000', 'not-a-web-page'],
    ['moz-extension://11111111-2222-4333-8444-555555555555', 'not-a-web-page'],
    ['https://me:secret@chat.example.org', 'has-credentials'],
    ['me@chat.example.org', 'has-credentials'],
    ['https://chatgpt.com/c/1', 'known-site'],
    ['http://poe.com:8080', 'known-site'],
  ])('does not take %s: %s', (typed, problem) => {
    expect(readOwnOrigin(typed, NOTHING, SITE_HOSTS)).toEqual({ problem });
  });

  it('takes each origin once, and another port of its host as another', () => {
    const settings = { ownOrigins: [own(1, 'http://localhost:3000')] };
    expect(readOwnOrigin('localhost:3000/x', settings, SITE_HOSTS)).toEqual({ problem: 'already-added' });
    expect(readOwnOrigin('localhost:8188', settings, SITE_HOSTS)).toEqual({
      origin: 'http://localhost:8188',
    });
  });

  it('takes as many as settings can hold', () => {
    const ownOrigins = Array.from({ length: 50 }, (_, index) => own(index + 1, `http://host-${index}`));
    expect(readOwnOrigin('one-more', { ownOrigins }, SITE_HOSTS)).toEqual({ problem: 'too-many' });
    expect(parseSettingsChange({ ownOrigins })).toEqual({ ownOrigins });
  });
});

describe('the list of own origins', () => {
  const changed = (settings: Settings, change: object): Settings => ({ ...settings, ...change });

  it('never gives an id twice, also after the last one was removed', () => {
    const one = changed(DEFAULT_SETTINGS, addOwnOrigin(DEFAULT_SETTINGS, 'http://a', 'openwebui'));
    const two = changed(one, addOwnOrigin(one, 'http://b', 'comfyui'));
    expect(two.ownOrigins).toEqual([own(1, 'http://a'), own(2, 'http://b', 'comfyui')]);
    const removed = changed(two, removeOwnOrigin(two, 'own:2'));
    expect(removed.ownOrigins).toEqual([own(1, 'http://a')]);
    const again = changed(removed, addOwnOrigin(removed, 'http://b', 'comfyui'));
    expect(again.ownOrigins.map(({ id }) => id)).toEqual(['own:1', 'own:3']);
  });

  it('goes on from the ids there are where the number was lost', () => {
    const settings = { ownOrigins: [own(7, 'http://a')], lastOwnNumber: 0 };
    expect(addOwnOrigin(settings, 'http://b', 'comfyui').ownOrigins?.at(-1)?.id).toBe('own:8');
  });

  it('switches a removed origin off nowhere', () => {
    const settings = { ownOrigins: [own(1, 'http://a')], sitesOff: ['claude', 'own:1'] };
    expect(removeOwnOrigin(settings, 'own:1')).toEqual({ ownOrigins: [], sitesOff: ['claude'] });
  });

  it('leaves an origin to the table once that has a row for it', () => {
    const ownOrigins = [own(1, 'https://poe.com'), own(2, 'http://localhost:3000')];
    expect(activeOwnOrigins({ ownOrigins }, SITE_HOSTS)).toEqual([ownOrigins[1]]);
  });
});

describe('patterns', () => {
  it('of a row are all its hosts', () => {
    expect(sitePatterns({ hosts: ['a.com', 'b.com'] })).toEqual(['https://a.com/*', 'https://b.com/*']);
  });

  it('of an origin have its port where the browser knows what to do with one', () => {
    expect(originPattern('http://localhost:3000', true)).toBe('http://localhost:3000/*');
    expect(originPattern('http://localhost:3000', false)).toBe('http://localhost/*');
    expect(originPattern('https://chat.example.org', true)).toBe('https://chat.example.org/*');
  });

  it('stay permitted while another origin needs them', () => {
    const [first, second] = [own(1, 'http://localhost:3000'), own(2, 'http://localhost:8188', 'comfyui')];
    expect(freedPattern(first, [second], true)).toBe('http://localhost:3000/*');
    expect(freedPattern(first, [second], false)).toBeUndefined();
    expect(freedPattern(first, [], false)).toBe('http://localhost/*');
  });
});
