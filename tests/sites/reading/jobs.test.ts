import { describe, expect, it } from 'vitest';
import {
  type Accepted,
  createJobs,
  type Job,
  type JobPrompt,
  mediaTypeOf,
  type Reply,
  readPoll,
  readReply,
} from '../../../src/sites/reading/jobs.ts';
import { TabDouble } from '../tab-double.ts';
import { answer, exchange, ROW } from './exchanges.ts';

const PROMPT: JobPrompt = {
  key: null,
  intent: 'new',
  texts: ['a lighthouse'],
  model: 'painter',
  media: { type: 'image', width: 64, height: 32 },
  count: 2,
};

const ACCEPTED = (): Accepted => ({ ids: ['job', 'alias'] });

/** A tab with a job whose submit was answered so. */
function submitted(
  accept: (reply: unknown, job: Job) => Accepted | undefined = ACCEPTED,
  how: Parameters<typeof answer>[2] = {},
  prompt = PROMPT,
) {
  const tab = new TabDouble(5_000);
  const jobs = createJobs(tab, ROW);
  let job: Job | undefined;
  const reader = jobs.submit(exchange(), prompt, (reply, submitted) => {
    job = submitted;
    return accept(reply, submitted);
  });
  answer(reader, '{"id":"job","canary":1}', how);
  const [turn] = tab.turns;
  if (!turn) throw new Error('no turn');
  return { tab, jobs, turn, job: job ?? jobs.waiting[0], usage: () => turn.usage(tab.clock) };
}

/** The same, of a job that was accepted. */
function accepted(accept = ACCEPTED, prompt = PROMPT) {
  const all = submitted(accept, {}, prompt);
  if (!all.job) throw new Error('no job');
  return { ...all, job: all.job };
}

describe('a prompt for media', () => {
  it('is pending, of the kind asked for, by the model asked for, once it is accepted', () => {
    const { jobs, job, turn, usage } = accepted();
    expect(usage()).toMatchObject({
      kind: 'image',
      intent: 'new',
      model: 'painter',
      media: [],
      outcome: 'pending',
    });
    expect(turn).toMatchObject({ understood: true, shape: null });
    expect(turn.input.measuredText).toBe('a lighthouse');
    expect(job.prompt).toBe(PROMPT);
    expect(job.ids).toEqual(['job', 'alias']);
    expect([jobs.find('job'), jobs.find('alias')]).toEqual([job, job]);
    expect([jobs.find('other'), jobs.find(undefined)]).toEqual([undefined, undefined]);
    expect(jobs.waiting).toEqual([job]);
  });

  it('keeps the model the site names', () => {
    const { turn } = accepted();
    turn.model = 'named';
    const { turn: other } = submitted((_, job) => {
      job.turn.model = 'named';
      return {};
    });
    expect([turn.model, other.model]).toEqual(['named', 'named']);
  });

  it.each([
    ['refused', { error: 'content policy' }],
    ['refused', { error: [undefined, { message: 'too many' }] }],
    ['failed', { error: 'broken' }],
    ['failed', { error: null }],
  ] as const)('is %s where the site answers with an error: %j, and makes no picture', (outcome, reply) => {
    const { jobs, turn, usage } = submitted(() => reply);
    expect(usage()).toMatchObject({ outcome, media: [], model: null });
    expect(turn.understood).toBe(true);
    expect(jobs.waiting).toEqual([]);
  });

  it('is understood by nobody where the reply is not, which is told without what it said, and goes on', () => {
    const { turn, jobs, usage } = submitted(() => undefined);
    expect(turn.understood).toBe(false);
    expect(turn.shape).toEqual({
      status: 200,
      contentType: 'application/json',
      names: ['key:id', 'key:?'],
      sizeLog2: 4,
    });
    expect(usage()).toMatchObject({ outcome: 'pending', model: null });
    expect(jobs.waiting).toHaveLength(1);
  });

  it('is told of at once when the site has accepted it', () => {
    const tab = new TabDouble();
    const reader = createJobs(tab, ROW).submit(exchange(), PROMPT, () => ({ ids: ['a'] }));
    const before = tab.told.length;
    answer(reader, '{}');
    expect(tab.told.slice(before).map(({ turn, urgent }) => [turn.understood, urgent])).toContainEqual([
      true,
      true,
    ]);
  });

  it('tells twenty names of a reply it does not understand', () => {
    const tab = new TabDouble();
    const row = { ...ROW, vocabulary: Array.from({ length: 30 }, (_, i) => `n${i}`) };
    const reader = createJobs(tab, row).submit(exchange(), PROMPT, () => undefined);
    answer(reader, JSON.stringify(Object.fromEntries(row.vocabulary.map((name) => [name, 1]))));
    expect(tab.turns[0]?.shape?.names).toEqual(row.vocabulary.slice(0, 20).map((name) => `key:${name}`));
  });

  it.each([
    ['failed', 500, 'complete'],
    ['failed', 400, 'complete'],
    ['refused', 429, 'complete'],
    ['refused', 403, 'aborted'],
    ['stopped', 200, 'aborted'],
    ['failed', 200, 'failed'],
    ['pending', 399, 'complete'],
  ] as const)('is %s after HTTP %d that ends as %s', (outcome, status, reason) => {
    let isAsked = false;
    const { turn, jobs, usage } = submitted(
      () => {
        isAsked = true;
        return {};
      },
      { status, reason: reason as 'complete' },
    );
    expect(usage()).toMatchObject({ outcome, media: [] });
    expect(isAsked).toBe(outcome === 'pending');
    expect(turn.understood).toBe(status >= 400 || outcome === 'pending' ? true : null);
    expect(jobs.waiting).toHaveLength(outcome === 'pending' ? 1 : 0);
  });

  it('has ended where its reply says that it has', () => {
    const { turn, jobs } = submitted((_, job) => {
      job.produced('a');
      job.complete();
      return {};
    });
    expect(turn.outcome).toBe('complete');
    expect(jobs.waiting).toEqual([]);
  });
});

describe('what a job makes', () => {
  it('counts once a name, in the shape told over that asked for, and is told in time', () => {
    const { tab, turn, job, usage } = accepted();
    tab.told.length = 0;
    job.produced('a');
    job.produced('a', { width: 128 });
    job.produced('b', { type: 'video', seconds: 5 });
    expect(tab.told).toEqual(Array.from({ length: 3 }, () => ({ turn, urgent: false })));
    expect(usage().media).toEqual([
      { type: 'image', width: 128, height: 32, count: 1 },
      { type: 'video', width: 64, height: 32, seconds: 5, count: 1 },
    ]);
  });

  it('is taken to be what was asked for where nothing more will be told, until it fails', () => {
    const { job, usage } = accepted();
    job.producedAsAsked();
    job.producedAsAsked();
    expect(usage().media).toEqual([{ type: 'image', width: 64, height: 32, count: 2 }]);
    job.failed('broken');
    expect(usage()).toMatchObject({ outcome: 'failed', media: [], model: null });
  });

  it('stays where it was told, though the job fails', () => {
    const { job, usage } = accepted();
    job.producedAsAsked();
    job.produced('a', { width: 1 });
    job.failed('content policy');
    expect(usage()).toMatchObject({
      outcome: 'failed',
      media: [{ type: 'image', width: 1, height: 32, count: 1 }],
      model: 'painter',
    });
  });

  it('is no more than 64, whatever was asked for', () => {
    const { job, usage } = accepted(ACCEPTED, { ...PROMPT, count: 1e9 });
    job.producedAsAsked();
    expect(usage().media).toMatchObject([{ count: 64 }]);
  });
});

describe('the end of a job', () => {
  it.each<[string, (job: Job) => void]>([
    ['complete', (job) => job.complete()],
    ['stopped', (job) => job.stopped()],
    ['refused', (job) => job.failed({ reason: 'moderated' })],
    ['refused', (job) => job.failed(undefined, 451)],
    ['failed', (job) => job.failed(undefined)],
  ])('is %s, once: what comes later changes nothing', (outcome, end) => {
    const { tab, jobs, job, usage } = accepted();
    tab.clock += 700;
    end(job);
    tab.clock += 800;
    const told = tab.told.length;
    for (const later of [job.complete, job.stopped, () => job.failed('x')]) later();
    expect(usage()).toMatchObject({ outcome, model: null, durationMs: 4_700 });
    expect(tab.told).toHaveLength(told);
    expect(jobs.waiting).toEqual([]);
    expect(jobs.find('job'), 'known all the same').toBe(job);
  });

  it('keeps the model where something came of it', () => {
    const { job, usage } = accepted();
    job.produced('a');
    job.complete();
    expect(usage()).toMatchObject({ outcome: 'complete', model: 'painter' });
  });
});

it('a reply that is too long to be read is said to be', () => {
  const lengths = [3_999_998, 3_999_999];
  const told = lengths.map((length) => {
    const seen: unknown[] = [];
    const reader = createJobs(new TabDouble(), ROW).submit(exchange(), PROMPT, (reply, _, isTooLong) => {
      seen.push(typeof reply, isTooLong);
      return {};
    });
    answer(reader, `"${'a'.repeat(length)}"`);
    return seen;
  });
  expect(told).toEqual([
    ['string', false],
    ['undefined', true],
  ]);
});

it('a tab waits for its newest 200 jobs, oldest first, and knows as many by name', () => {
  const tab = new TabDouble();
  const jobs = createJobs(tab, ROW);
  for (let i = 0; i <= 200; i++) {
    answer(
      jobs.submit(exchange(), { ...PROMPT, texts: [`${i}`] }, () => ({ ids: [`${i}`] })),
      '{}',
    );
  }
  expect(jobs.waiting).toHaveLength(200);
  expect(jobs.waiting[0]).toBe(jobs.find('1'));
  expect(jobs.waiting[199]).toBe(jobs.find('200'));
  expect(jobs.find('0')).toBeUndefined();
  // One that is waited for no longer can't end, either.
  tab.turns[0]?.settle('pending', 0);
  expect(tab.turns[0]?.outcome).toBe('pending');
});

describe('a whole reply', () => {
  function replyTo(pieces: readonly string[], status = 200): Reply {
    const replies: Reply[] = [];
    const reader = readReply((reply) => replies.push(reply));
    reader.head?.(status, 'text/plain');
    for (const piece of pieces) reader.text?.(piece);
    reader.end('complete');
    const [reply] = replies;
    if (!reply || replies.length !== 1) throw new Error(`${replies.length} replies`);
    return reply;
  }

  it('is its JSON, wherever it is cut, and what came with it', () => {
    expect(replyTo(['{"a"', ':[1', ']}'], 299)).toEqual({
      status: 299,
      contentType: 'text/plain',
      reason: 'complete',
      reply: { a: [1] },
      size: 9,
    });
  });

  it('may stand behind a word against other sites', () => {
    expect(replyTo(['while(1);</x>//', '{"a":1}']).reply).toEqual({ a: 1 });
    expect(replyTo(['[1]']).reply).toEqual([1]);
  });

  it.each([[[]], [['no json']], [['{']]])('is none where it is no JSON: %j', (pieces) => {
    expect(replyTo(pieces).reply).toBeUndefined();
  });

  it('is not read where it is longer than any, and is where it is as long', () => {
    const long = `"${'a'.repeat(3_999_998)}"`;
    expect(replyTo([long]).reply).toBe('a'.repeat(3_999_998));
    expect(replyTo([long, ' ']).reply).toBeUndefined();
    expect(replyTo([long, '1', '2'])).toMatchObject({ reply: undefined, size: 4_000_002 });
  });

  it('comes without a head as well', () => {
    const replies: Reply[] = [];
    readReply((reply) => replies.push(reply)).end('failed');
    expect(replies).toEqual([{ status: 0, contentType: '', reason: 'failed', reply: undefined, size: 0 }]);
  });
});

it('a poll says something where it is good, and JSON', () => {
  const told: unknown[] = [];
  const poll = () => readPoll((reply) => told.push(reply));
  answer(poll(), '{"a":1}', { status: 399 });
  answer(poll(), '{"a":2}', { status: 400 });
  answer(poll(), '{"a":3}', { status: 500 });
  answer(poll(), '<html>');
  answer(poll(), 'null');
  expect(told).toEqual([{ a: 1 }, null]);
});

it('media are known by the ending of their names', () => {
  const all = ['a.mp4', 'A.WEBM', 'a.mov', 'a.mkv', 'a.avi', 'a.m4v', 'a.mp3', 'a.wav', 'a.flac', 'a.ogg'];
  const types = [...all, 'a.opus', 'a.m4a', 'a.png', '', 'a.mp4.png', 'mp4', 'a.mp3?b'].map(mediaTypeOf);
  const [video, audio, image] = ['video', 'audio', 'image'];
  expect(types).toEqual([
    ...[video, video, video, video, video, video],
    ...[audio, audio, audio, audio, audio, audio],
    ...[image, image, image, image, image],
  ]);
});
