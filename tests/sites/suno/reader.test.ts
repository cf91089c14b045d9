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
  /** Null where it is not told. */
  minute: number | null;
  seconds: number | null;
}

function readFeed(open: OpenExchange, clips: readonly ShownClip[]): void {
  answer(open, 'feed-post-0', '{}', {
    clips: clips.map(({ id, minute, seconds }) => ({
      id,
      status: seconds === null ? 'streaming' : 'complete',
      ...(minute === null ? {} : { created_at: `2026-11-22T10:${`${minute}`.padStart(2, '0')}:00Z` }),
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
    readFeed(open, [
      { id: 'old', minute: 10, seconds: 99 },
      { id: 'oldest', minute: 3, seconds: 98 },
    ]);
    for (const prompt of ['a', 'b']) {
      const clips = [1, 2].map((clip) => ({ id: `${prompt}${clip}`, status: 'submitted' }));
      answer(open, 'generate-0', `{"mv":"m","prompt":"${prompt}"}`, { clips });
    }
    readFeed(open, [
      { id: 'older', minute: 5, seconds: 30 },
      { id: 'whenever', minute: null, seconds: 31 },
    ]);
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

describe('a prompt that waits for two clips', () => {
  function secondsOf(...feeds: readonly (readonly ShownClip[])[]) {
    const tab = new TabDouble();
    const open = createReader(tab);
    const clips = ['a1', 'a2'].map((id) => ({ id, status: 'submitted' }));
    answer(open, 'generate-0', '{"mv":"m","prompt":"a"}', { clips });
    for (const feed of feeds) readFeed(open, feed);
    return tab.requests.map(({ media }) => media.map((one) => one.seconds).sort());
  }

  it('gets no other once the feed has shown one of its own', () => {
    const first = { id: 'a1', minute: 1, seconds: 10 };
    const strange = { id: 'x', minute: 2, seconds: 99 };
    expect(secondsOf([first, strange], [first, strange, { id: 'a2', minute: 1, seconds: 20 }])).toEqual([
      [10, 20],
    ]);
  });

  it('gets one more where one has been shown, the newest', () => {
    const first = { id: 'r1', minute: 1, seconds: 10 };
    const more = [3, 2].map((minute) => ({ id: `r${minute}`, minute, seconds: minute * 10 }));
    expect(secondsOf([first], [...more, first])).toEqual([[10, 30]]);
  });
});

it('a clip made anew that was refused is told so, and one without clips is awaited', () => {
  const endOf = (reply: object) => {
    const tab = new TabDouble();
    answer(createReader(tab), 'generate-0', '{"clip_id":"a"}', reply, '/api/gen/a/upsample/');
    return tab.turns.map(({ outcome, understood }) => [outcome, understood]);
  };
  expect(endOf({ detail: 'Insufficient credits' })).toEqual([['refused', true]]);
  expect(endOf({ status: 'queued' })).toEqual([['pending', true]]);
});
