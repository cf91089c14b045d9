import { describe, expect, it } from 'vitest';
import type { SiteHealth } from '../../../src/model/health/health.ts';
import { browserName, reportText } from '../../../src/model/health/report.ts';
import { unknownHealth } from '../../../src/model/health/sighting.ts';

const AT = new Date(2026, 10, 20, 12).getTime();

const changed: SiteHealth = {
  ...unknownHealth('chatgpt'),
  lastSeenAt: AT,
  misunderstood: 14,
  misunderstoodSince: AT,
  lastMisunderstoodAt: AT,
  lastEndpoint: 'conversation',
  lastShape: {
    status: 200,
    contentType: 'text/event-stream',
    names: ['event:delta', 'event:?', 'key:?'],
    sizeLog2: 13,
  },
};
const facts = { health: changed, version: '1.2.3', userAgent: 'Mozilla/5.0 Firefox/153.0' };

describe('the report of a site that changed', () => {
  it('says where, what form the answer had, and nothing else', () => {
    expect(reportText(facts)).toBe(`Trottinette 1.2.3, Firefox 153
site: chatgpt
endpoint: conversation
status: 200
content type: text/event-stream
size of the answer: 8192 bytes or more, less than 16384
not understood: 14 since 2026-11-20
last understood: never
names seen (? stands for any we do not know):
  event:delta
  event:?
  key:?
`);
  });

  it('has a question mark for what the answer did not tell', () => {
    const lastShape = { status: 0, contentType: '', names: [], sizeLog2: 0 };
    const { lastEndpoint: _, ...rest } = changed;
    const health = { ...rest, lastEndpoint: null, lastShape, misunderstoodSince: null, lastUnderstoodAt: AT };
    expect(reportText({ ...facts, health })).toBe(`Trottinette 1.2.3, Firefox 153
site: chatgpt
endpoint: ?
status: 0
content type: ?
size of the answer: 1 bytes or more, less than 2
not understood: 14 since never
last understood: 2026-11-20
names seen (? stands for any we do not know):
`);
  });

  it('says of an answer on no endpoint we know what form it had', () => {
    const shape = {
      method: 'POST',
      path: '/api/*',
      contentType: '',
      sizeLog2: 3,
      piecesPerSecond: 4,
    } as const;
    const unlisted = { shape, since: AT, lastAt: AT + 24 * 3_600_000 };
    const health = { ...unknownHealth('chatgpt'), unlisted };
    expect(reportText({ ...facts, health })).toBe(`Trottinette 1.2.3, Firefox 153
site: chatgpt
answered on no endpoint we know (* stands for any part of the path that is no common word):
  POST /api/*
  content type: ?
  size of the answer: 8 bytes or more, less than 16
  pieces a second: 4
  since 2026-11-20, last 2026-11-21
`);
  });

  it('is not written where nothing was misunderstood', () => {
    expect(reportText({ ...facts, health: unknownHealth('chatgpt') })).toBeUndefined();
  });

  it.each([
    ['Mozilla/5.0 (X11) AppleWebKit/537.36 Chrome/156.0.8078.79 Safari/537.36', 'Chrome 156'],
    ['Mozilla/5.0 (Windows) Chrome/156.0.0.0 Safari/537.36 Edg/156.0.3856.1', 'Edge 156'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0', 'Firefox 153'],
    ['curl/8', 'another browser'],
  ])('names the browser and no more of %s', (userAgent, name) => {
    expect(browserName(userAgent)).toBe(name);
  });
});
