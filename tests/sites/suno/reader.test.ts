import { describe, expect, it } from 'vitest';
import type { OpenExchange } from '../../../src/sites/site.ts';
import { createReader } from '../../../src/sites/suno/reader.ts';
import { row as suno } from '../../../src/sites/suno/row.ts';
import { describeCaptures, describeNonsense } from '../site-tests.ts';
import { TabDouble } from '../tab-double.ts';

describeCaptures(createReader, suno);
describeNonsense(createReader, 'generate-0', '{"mv":"m","prompt":"x"}', [
  '{"clips":[{"id":"a","status":"submitted","metadata":{}}]}',
  '{"detail":"no"}',
  '{"clips":[',
]);

interface ShownClip {
  id: string;
  minute: number;
  seconds: number | null;
}

function readFeed(open: OpenExchange, clips: readonly ShownClip[]): void {
  answer(open, 'feed-post-0', '{}', {
    clips: clips.map(({ id, minute, seconds }) => ({
      id,
      status: seconds === null ? 'streaming' : 'complete',
      created_at: `2026-11-22T10:${`${minute}`.padStart(2, '0')}:00Z`,
      metadata: { duration: seconds },
    })),
  });
}

function answer(open: OpenExchange, endpoint: string, body: string, reply: object, url = '/'): void {
  const reader = open({
    endpoint,
    method: 'POST',
    url,
    body: { kind: 'text', text: body },
    headers: {},
    at: 0,
  });
  reader?.head?.(200, 'application/json');
  reader?.text?.(JSON.stringify(reply));
  reader?.end('complete');
}

describe('prompts whose clips the feed shows under other ids', () => {
  it('get the newest there are, in whatever order the feed has them', () => {
    const tab = new TabDouble();
    const open = createReader(tab);
    const clips = ['a', 'b'].map((id) => ({ id, status: 'submitted' }));
    answer(open, 'generate-0', '{"mv":"m","prompt":"a"}', { clips });
    readFeed(open, [
      { id: 'r1', minute: 1, seconds: 10 },
      { id: 'r2', minute: 2, seconds: 20 },
      { id: 'r4', minute: 4, seconds: 40 },
      { id: 'r3', minute: 3, seconds: 30 },
    ]);
    const seconds = tab.requests.map(({ media }) => media.map((one) => one.seconds).sort());
    expect(seconds).toEqual([[30, 40]]);
  });

  it('get their own clips, also where two wait at once and older pages are read', () => {
    const tab = new TabDouble();
    const open = createReader(tab);
    readFeed(open, [{ id: 'old', minute: 10, seconds: 99 }]);
    for (const prompt of ['a', 'b']) {
      const clips = [1, 2].map((clip) => ({ id: `${prompt}${clip}`, status: 'submitted' }));
      answer(open, 'generate-0', `{"mv":"m","prompt":"${prompt}"}`, { clips });
    }
    readFeed(open, [{ id: 'older', minute: 5, seconds: 30 }]);
    // The second prompt's are done first.
    readFeed(open, [
      { id: 'r4', minute: 22, seconds: 40 },
      { id: 'r3', minute: 22, seconds: 30 },
      { id: 'r2', minute: 21, seconds: null },
      { id: 'r1', minute: 21, seconds: 10 },
      { id: 'old', minute: 10, seconds: 99 },
    ]);
    expect(tab.requests.map(({ outcome }) => outcome)).toEqual(['pending', 'complete']);
    readFeed(open, [{ id: 'r2', minute: 21, seconds: 20 }]);
    readFeed(open, [
      { id: 'r2', minute: 21, seconds: 20 },
      { id: 'r1', minute: 21, seconds: 10 },
    ]);
    const seconds = tab.requests.map(({ media }) => media.map((one) => one.seconds).sort());
    expect(seconds).toEqual([
      [10, 20],
      [30, 40],
    ]);
    expect(tab.requests.map(({ outcome }) => outcome)).toEqual(['complete', 'complete']);
  });
});

it('a clip made anew that was refused is told so, and one without clips is awaited', () => {
  const outcomeOf = (reply: object) => {
    const tab = new TabDouble();
    answer(createReader(tab), 'generate-0', '{"clip_id":"a"}', reply, '/api/gen/a/upsample/');
    return tab.requests.map(({ outcome }) => outcome);
  };
  expect(outcomeOf({ detail: 'Insufficient credits' })).toEqual(['refused']);
  expect(outcomeOf({ status: 'queued' })).toEqual(['pending']);
});
