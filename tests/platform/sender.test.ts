import { describe, expect, it } from 'vitest';
import { readSender } from '../../src/platform/sender.ts';

const self = { id: 'trottinette', origin: 'chrome-extension://trottinette' };
const tab = { id: 7, incognito: false };
const frameId = 0;
const place = { tab: 7, frame: '7.0' };
const chatgpt = 'https://chatgpt.com';

describe('readSender', () => {
  it('knows a content script by the origin of its frame', () => {
    expect(readSender({ id: self.id, origin: chatgpt, tab, frameId }, self)).toEqual({
      kind: 'relay',
      origin: chatgpt,
      ...place,
    });
  });

  it('knows one on what a person runs at home, over plain http', () => {
    const origin = 'http://localhost:3000';
    expect(readSender({ id: self.id, origin, tab, frameId }, self)).toEqual({
      kind: 'relay',
      origin,
      ...place,
    });
  });

  it('knows a page of ours, in a tab or not', () => {
    const ui = { kind: 'ui', origin: self.origin };
    expect(readSender({ id: self.id, origin: self.origin }, self)).toEqual({ ...ui, tab: -1, frame: '' });
    expect(readSender({ id: self.id, origin: self.origin, tab, frameId }, self)).toEqual({ ...ui, ...place });
  });

  it.each([
    ['its origin', { origin: chatgpt }],
    ['its address', { url: `${chatgpt}/c/1?q=2#3` }],
  ])('knows a content script whose tab is gone by %s', (_, raw) => {
    const gone = { kind: 'relay', origin: chatgpt, tab: -1, frame: '' };
    expect(readSender({ id: self.id, ...raw }, self)).toEqual(gone);
  });

  it.each([
    ['another extension', { id: 'other', origin: 'chrome-extension://other' }],
    ['another extension that names our origin', { id: 'other', origin: self.origin }],
    ['nobody', {}],
    ['a private window', { id: self.id, origin: chatgpt, tab: { incognito: true } }],
    ['a page of ours in a private window', { id: self.id, origin: self.origin, tab: { incognito: true } }],
    ['a frame without an origin of its own', { id: self.id, origin: 'null', tab }],
    ['a content script without an origin', { id: self.id, tab }],
    ['an address that is none', { id: self.id, url: 'nowhere' }],
    ['a page of ours by its address alone', { id: self.id, url: `${self.origin}/index.html` }],
    ['a file', { id: self.id, origin: 'file://', tab }],
  ])('does not listen to %s', (_, raw) => {
    expect(readSender(raw, self)).toBeUndefined();
  });
});
