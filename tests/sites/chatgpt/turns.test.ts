import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  Chat,
  DONE,
  delta,
  event,
  handOff,
  item,
  message,
  picture,
  read,
  readError,
  said,
  update,
  word,
} from './chat.ts';

const resume = (chat: Chat) => chat.open('resume', { conversation_id: 'chat-1', offset: 3 });
const stop = (chat: Chat) => chat.open('stop', { conversation_id: 'chat-1' });
const poll = (chat: Chat) => chat.open('history', '', '/backend-api/conversation/chat-1?x=1');

describe('the requests of a chat', () => {
  it('are one when the page sends the same prompt again, two once it was answered', () => {
    const chat = new Chat();
    read(chat.prompt(), said('Hel'), 'failed');
    expect(chat.turn.outcome).toBe('failed');
    const again = chat.prompt();
    expect(chat.turn.outcome).toBe('pending');
    read(again, said('Hello', { id: 'answer-2' }) + DONE);
    expect(chat.tab.requests).toMatchObject([{ outcome: 'complete', intent: 'new' }]);
    expect(chat.turn.input.measuredText).toBe('Hi');
    read(chat.prompt(), said('Hello') + DONE);
    expect(chat.tab.requests).toHaveLength(2);
  });

  it('are counted when nothing of them can be read', () => {
    const chat = new Chat();
    read(chat.open('conversation', 'not JSON'), 'not a stream');
    expect(chat.tab.requests).toMatchObject([{ intent: 'unknown', outcome: 'complete', outputTokens: 0 }]);
    expect(chat.tab.requests[0]?.tokenSource.output).toBe('inferred');
    expect(chat.turn.understood).toBe(false);
  });

  it('are one more for a regenerate, also where it repeats the message it answers again', () => {
    const chat = new Chat();
    read(chat.prompt(), said('Hel'), 'failed');
    read(chat.prompt({ action: 'variant', conversation_id: 'chat-1' }), said('Hello') + DONE);
    expect(chat.tab.requests.map(({ intent }) => intent)).toEqual(['new', 'regenerate']);
    expect(chat.tab.requests[1]).toMatchObject({ inputTokens: 0, outcome: 'complete' });
  });

  it('tell a follow-up from an edit where the tab has seen the message it replaces', () => {
    const chat = new Chat();
    const ask = (id: string, parent: string) => {
      const messages = [{ id, author: { role: 'user' }, content: { parts: ['?'] } }];
      read(chat.prompt({ messages, conversation_id: 'chat-1', parent_message_id: parent }), said('!') + DONE);
    };
    ask('user-2', 'answer-1');
    ask('user-3', 'answer-2');
    ask('user-4', 'answer-1');
    expect(chat.tab.requests.map(({ intent }) => intent)).toEqual(['followup', 'followup', 'edit']);
  });

  it('carry what the tab has seen of their conversation as context', () => {
    const chat = new Chat();
    read(chat.prompt(), said('Hello, how are you?') + DONE);
    const [first] = chat.tab.requests;
    const messages = [{ id: 'user-2', author: { role: 'user' }, content: { parts: ['Fine'] } }];
    chat.prompt({ messages, conversation_id: 'chat-1', parent_message_id: 'answer-1' });
    expect(first?.contextTokens).toBe(0);
    expect(chat.tab.requests[1]?.contextTokens).toBe((first?.inputTokens ?? 0) + (first?.outputTokens ?? 0));
  });

  it.each([
    ['standard', { model: 'gpt-5-3' }],
    ['standard', { model: 'gpt-5-3', thinking_effort: 'none' }],
    ['reasoning', { model: 'gpt-5-6-thinking' }],
    ['reasoning', { model: 'gpt-5-5-pro' }],
    ['reasoning', { model: 'o3' }],
    ['reasoning', { thinking_effort: 'extended' }],
    ['reasoning', { system_hints: ['reason'] }],
    ['research', { system_hints: ['connector:connector_openai_deep_research'] }],
    ['research', { model: 'research' }],
    ['agent', { model: 'gpt-5-6-wm' }],
    ['agent', { conversation_mode: { kind: 'work' } }],
  ])('are %s with %o', (mode, over) => {
    const chat = new Chat();
    read(chat.prompt(over), said('Hello') + DONE);
    expect(chat.turn.mode).toBe(mode);
  });

  it('name what answered by the surest word of the server, else what was asked for', () => {
    const named = (...metadata: object[]) => {
      const chat = new Chat();
      const slugs = metadata.map((one, n) => said('x', { id: `m-${n}`, metadata: one })).join('');
      read(chat.prompt(), slugs + DONE);
      return chat.tab.requests[0]?.model;
    };
    expect(named({})).toBe('auto');
    expect(named({ model_slug: 'label', default_model_slug: 'never' })).toBe('label');
    expect(named({ model_slug: 'label', resolved_model_slug: 'route' }, { model_slug: 'late' })).toBe(
      'route',
    );
    expect(named({ model_slug: 'Ünser Modell' })).toBe('custom');
    const nobody = new Chat();
    const hidden = { author: { role: 'system' }, metadata: { model_slug: 'label' } };
    read(nobody.prompt(), said('', hidden) + event({ error: 'overloaded' }));
    expect(nobody.tab.requests[0]).toMatchObject({ model: null, outcome: 'failed' });
    const note = event({ type: 'server_ste_metadata', metadata: { model_slug: 'gpt-5-6-thinking' } });
    const chat = new Chat();
    read(chat.prompt(), note + said('x', { metadata: { resolved_model_slug: 'route' } }) + DONE);
    expect(chat.tab.requests[0]).toMatchObject({ model: 'route', mode: 'standard' });
  });
});

describe('what the server says beside the answer', () => {
  const heard = (...events: object[]) => {
    const chat = new Chat();
    read(chat.prompt(), events.map(event).join('') + said('Hello') + DONE);
    return chat.turn;
  };

  it('tells that it thought where nobody asked it to', () => {
    const note = { type: 'server_ste_metadata', metadata: { did_auto_switch_to_reasoning: true } };
    expect(heard(note).mode).toBe('reasoning');
    expect(heard({ type: 'server_ste_metadata', metadata: null }).mode).toBe('standard');
  });

  it('changes nothing where a check found nothing to block, or the event is unknown', () => {
    const checked = { type: 'moderation', moderation_response: { flagged: true, blocked: false } };
    expect(heard(checked, { type: 'survey_campaign_effect', error: 'no' }).outcome).toBe('complete');
  });

  it('counts two answers that both end the turn', () => {
    const chat = new Chat();
    const ends = (id: string) => said('Hello', { id, end_turn: true, status: 'finished_successfully' });
    read(chat.prompt(), ends('a') + ends('b') + ends('a') + DONE);
    expect(chat.tab.requests[0]).toMatchObject({ generations: 2 });
  });
});

describe('how a turn ends', () => {
  it('is not understood when a whole stream brings nothing known', () => {
    const chat = new Chat();
    const reader = chat.prompt();
    read(reader, `event: delta_v2\n${event({ type: 'novelty', secret_name: 1 })}data: [DONE]\n\n`);
    expect(chat.turn).toMatchObject({ outcome: 'complete', understood: false });
    expect(chat.turn.shape).toEqual({
      status: 200,
      contentType: 'text/event-stream',
      names: ['event:?', 'key:type', 'key:?', 'type:?', 'event:message'],
      sizeLog2: 6,
    });
  });

  it.each([
    [429, '{"detail":"Too many requests"}', 'refused'],
    [403, '<html>challenge</html>', 'refused'],
    [429, '{"detail":{"code":"work_usage_limit_exceeded"}}', 'refused'],
    [401, '{"detail":"Unauthorized"}', 'failed'],
    [413, '{"detail":{"code":"conversation_too_large","message":"limit reached"}}', 'failed'],
    [502, '', 'failed'],
    [200, '{"detail":{"code":"model_cap_exceeded"}}', 'refused'],
    [200, 'The quota has been exceeded.', 'refused'],
    [200, '{"detail":"Something went wrong"}', 'failed'],
  ])('HTTP %i with %s is %s', (status, body, outcome) => {
    const chat = new Chat();
    readError(chat.prompt(), status, body);
    expect(chat.turn).toMatchObject({ outcome, understood: true });
    expect(chat.tab.requests[0]).toMatchObject({ model: null, outputTokens: 0 });
  });

  it('fails when an error comes after output, whatever it says', () => {
    const chat = new Chat();
    read(chat.prompt(), said('Hello') + event({ error: 'Too many requests' }) + DONE);
    expect(chat.turn.outcome).toBe('failed');
  });

  it('is stopped by the person, also before the first word', () => {
    const chat = new Chat();
    const reader = chat.prompt();
    reader.text?.(event({ type: 'resume_conversation_token', conversation_id: 'chat-1' }));
    stop(chat);
    expect(chat.turn.outcome).toBe('pending');
    read(reader, DONE);
    expect(chat.turn).toMatchObject({ outcome: 'stopped', understood: true });
  });

  it('is not changed by a stop that comes after it, or for another chat', () => {
    const chat = new Chat();
    const reader = chat.prompt();
    reader.text?.(said('Hello'));
    chat.open('stop', { conversation_id: 'chat-2' });
    reader.text?.(DONE);
    stop(chat);
    reader.end('complete');
    stop(chat);
    expect(chat.turn.outcome).toBe('complete');
  });

  it('fails when the network does, unless it was over', () => {
    const cut = new Chat();
    read(cut.prompt(), said('Hel'), 'failed');
    expect(cut.turn.outcome).toBe('failed');
    const over = new Chat();
    read(over.prompt(), said('Hello') + DONE, 'failed');
    expect(over.turn.outcome).toBe('complete');
  });
});

describe('a turn that is resumed', () => {
  it('is as it was when the attempt comes to nothing', () => {
    const chat = new Chat();
    read(chat.prompt(), said('Hel'), 'aborted');
    readError(resume(chat), 404, '{"detail":"resume not ready"}');
    expect(chat.turn.outcome).toBe('stopped');
    read(resume(chat), delta({ p: '/message/content/parts/0', o: 'append', v: 'lo' }) + DONE);
    expect([chat.turn.outcome, chat.text]).toEqual(['complete', 'Hello']);
  });

  it('is no turn of this tab when its end was seen here', () => {
    const chat = new Chat();
    read(chat.prompt(), said('Hello') + DONE);
    expect(resume(chat)).toBeUndefined();
  });

  it('takes nothing more from the stream that was given up', () => {
    const chat = new Chat();
    const first = chat.prompt();
    first.text?.(said('Hel'));
    const second = resume(chat);
    second?.text?.(said('Hello'));
    first.text?.(delta({ p: '/message/content/parts/0', o: 'append', v: 'lo' }));
    first.end('aborted');
    read(second, DONE);
    expect([chat.turn.outcome, chat.text]).toEqual(['complete', 'Hello']);
  });
});

describe('a turn on the socket', () => {
  const handedOff = () => {
    const chat = new Chat();
    const socket = chat.open('socket', '');
    read(chat.prompt(), handOff('turn-1'));
    const hear = (...entries: object[]) => socket?.frame?.('in', JSON.stringify(entries));
    return { chat, socket, hear };
  };
  const words = (text: string) => delta({ p: '/message/content/parts/0', o: 'append', v: text });

  it('is pending until the socket says it is done', () => {
    const { chat, hear } = handedOff();
    expect(chat.turn.outcome).toBe('pending');
    hear(
      item('turn-1', said('Hel'), 'a'),
      item('turn-1', words('lo'), 'b'),
      item('turn-1', words('lo'), 'b'),
    );
    hear(item('turn-1', DONE, 'c'));
    expect(chat.turn.outcome).toBe('pending');
    hear(word('turn-1', 'heartbeat'), word('turn-1', 'done'));
    expect([chat.turn.outcome, chat.text]).toEqual(['complete', 'Hello']);
  });

  it('begins on the socket before its own stream has ended', () => {
    const chat = new Chat();
    const socket = chat.open('socket', '');
    const reader = chat.prompt();
    reader.text?.(handOff('turn-1'));
    socket?.frame?.('in', JSON.stringify([item('turn-1', said('Hello'), 'a'), word('turn-1', 'done')]));
    reader.end('aborted');
    expect([chat.turn.outcome, chat.text]).toEqual(['complete', 'Hello']);
  });

  it('is over with its own stream where that holds the whole answer after all', () => {
    const chat = new Chat();
    const note = { type: 'stream_handoff', conversation_id: 'chat-1', turn_exchange_id: 'turn-1' };
    read(chat.prompt(), event(note) + said('Hello') + DONE);
    expect(chat.turn.outcome).toBe('complete');
  });

  it('is what the last whole message says, and not twice', () => {
    const { chat, hear } = handedOff();
    hear(item('turn-1', said('Draft'), 'a'), word('turn-1', 'done'));
    hear(update(message('Final', { status: 'finished_successfully', end_turn: true })));
    expect([chat.text, chat.tab.requests.length]).toEqual(['Final', 1]);
  });

  it('may come as one whole message only', () => {
    const { chat, hear } = handedOff();
    hear(update(message('Hel')));
    expect(chat.turn.outcome).toBe('pending');
    hear(update(message('Hello', { status: 'finished_successfully', end_turn: true })));
    expect([chat.turn.outcome, chat.text]).toEqual(['complete', 'Hello']);
  });

  it('takes nothing from a whole message that is still being written', () => {
    const { chat, hear } = handedOff();
    hear(item('turn-1', said('Hel'), 'a'), update(message('Hello')), item('turn-1', words('lo'), 'b'));
    hear(word('turn-1', 'done'));
    expect(chat.text).toBe('Hello');
  });

  it('may fail, or be stopped from elsewhere', () => {
    const failed = handedOff();
    failed.hear(item('turn-1', said('Hel'), 'a'), word('turn-1', 'error'));
    expect(failed.chat.turn.outcome).toBe('failed');
    const stopped = handedOff();
    stopped.hear(update({}, 'stop'));
    expect(stopped.chat.turn.outcome).toBe('stopped');
  });

  it('goes on for as long as its own stream does, whatever whole message is told meanwhile', () => {
    const chat = new Chat();
    const socket = chat.open('socket', '');
    const reader = chat.prompt();
    reader.text?.(said('Hel'));
    const whole = update(message('Hel', { status: 'finished_successfully', end_turn: true }));
    socket?.frame?.('in', JSON.stringify([whole]));
    expect(chat.turn.outcome).toBe('pending');
    read(reader, words('lo') + DONE);
    expect([chat.turn.outcome, chat.text]).toEqual(['complete', 'Hello']);
  });

  it('takes nothing that belongs to others', () => {
    const { chat, hear } = handedOff();
    hear(item('turn-2', said('Not mine'), 'a'), word('turn-2', 'done'), { type: 'message', payload: 7 });
    expect([chat.turn.outcome, chat.turn.produced]).toEqual(['pending', false]);
  });

  it('may be resumed as a stream instead, and then takes nothing more from the socket', () => {
    const { chat, hear } = handedOff();
    const reader = resume(chat);
    reader?.text?.(said('Hel') + words('lo'));
    hear(item('turn-1', words('lo'), 'b'));
    read(reader, DONE);
    expect([chat.turn.outcome, chat.text]).toEqual(['complete', 'Hello']);
  });

  it('goes on where a stream that resumed it broke off', () => {
    const { chat, hear } = handedOff();
    read(resume(chat), said('Hel'), 'failed');
    expect(chat.turn.outcome).toBe('pending');
    hear(item('turn-1', words('lo'), 'b'), word('turn-1', 'done'));
    expect([chat.turn.outcome, chat.text]).toEqual(['complete', 'Hello']);
  });

  it('shows nothing more of a message that turned out to be hidden', () => {
    const { chat, hear } = handedOff();
    hear(item('turn-1', said('Hel') + words('lo'), 'a'));
    const metadata = { is_visually_hidden_from_conversation: true };
    hear(update(message('Hello', { status: 'finished_successfully', metadata })));
    hear(item('turn-1', delta({ v: ', you' }), 'b'), word('turn-1', 'done'));
    expect(chat.turn.outputTokens).toBe(0);
  });
});

describe('the images of a turn', () => {
  const announced = () => {
    const chat = new Chat();
    const note = { image_gen_task_id: 'task-1' };
    const body = said('Processing', {
      id: 'note-1',
      author: { role: 'tool' },
      metadata: note,
      status: 'finished_successfully',
    });
    read(chat.prompt({ system_hints: ['picture_v2'] }), body + DONE);
    return chat;
  };

  it('are pending until they are there, and counted once', () => {
    const chat = announced();
    expect(chat.tab.requests).toMatchObject([{ kind: 'image', outcome: 'pending', media: [] }]);
    const socket = chat.open('socket', '');
    const hear = (told: object) => socket?.frame?.('in', JSON.stringify([update(told)]));
    hear(picture('sediment://1', { status: 'in_progress' }));
    const over = { type: 'conversation-turn-complete', payload: { conversation_id: 'chat-1' } };
    socket?.frame?.('in', JSON.stringify([{ type: 'message', payload: over }]));
    expect(chat.turn.outcome).toBe('pending');
    for (let times = 0; times < 3; times++) hear(picture('sediment://2'));
    hear(picture('sediment://2', { id: 'picture-2' }));
    expect(chat.tab.requests[0]).toMatchObject({
      outcome: 'complete',
      media: [{ type: 'image', count: 1, width: 1024, height: 1024 }],
    });
  });

  it('are only those that answer the prompt, when a poll brings them', () => {
    const chat = announced();
    const node = (id: string, parent: string | null, told: object) => [id, { id, parent, message: told }];
    const user = message('', { author: { role: 'user' }, status: 'finished_successfully' });
    const history = (ids: readonly string[]) => {
      const nodes = [
        node('old-user', null, user),
        node('old', 'old-user', picture('sediment://old', { id: 'old' })),
        node('user-1', 'old', user),
        node('note-1', 'user-1', message('', { id: 'note-1', author: { role: 'tool' } })),
        node('one', 'note-1', picture('sediment://one', { id: 'one' })),
        node('two', 'note-1', picture('sediment://two', { id: 'two' })),
        node('user-2', 'one', user),
        node('later', 'user-2', picture('sediment://later', { id: 'later' })),
      ].filter(([id]) => ids.includes(String(id)));
      return JSON.stringify({ mapping: Object.fromEntries(nodes), current_node: ids.at(-1) });
    };
    read(poll(chat), history(['old-user', 'old', 'user-1', 'note-1']));
    expect(chat.turn.outcome).toBe('pending');
    read(poll(chat), history(['old-user', 'old', 'user-1', 'note-1', 'one']));
    expect(chat.tab.requests[0]).toMatchObject({ outcome: 'complete', media: [{ count: 1 }] });
    // The second to choose from may come with a later poll; what is known counts once.
    for (let times = 0; times < 2; times++) {
      read(poll(chat), history(['old-user', 'old', 'user-1', 'note-1', 'one', 'two', 'user-2', 'later']));
      expect(chat.tab.requests[0]).toMatchObject({ outcome: 'complete', media: [{ count: 2 }] });
    }
  });

  it('make no image of a turn that was answered in words, or refused', () => {
    const inWords = new Chat();
    const hints = { system_hints: ['picture_v2'] };
    read(inWords.prompt(hints), said('I had rather describe it') + DONE);
    expect(inWords.tab.requests[0]).toMatchObject({ kind: 'text', outcome: 'complete' });
    const refused = new Chat();
    const error = { content_type: 'system_error', name: 'ChatGPTAgentToolRateLimitException', text: 'no' };
    read(refused.prompt(hints), said('', { author: { role: 'tool' }, content: error }) + DONE);
    expect(refused.tab.requests[0]).toMatchObject({ kind: 'image', outcome: 'refused' });
  });

  it('end with a stop while they are made', () => {
    const chat = announced();
    stop(chat);
    expect(chat.tab.requests[0]).toMatchObject({ kind: 'image', outcome: 'stopped' });
  });

  it('are counted once by the pointer or the generation they have in common', () => {
    const chat = new Chat();
    const part = (pointer: string, generation: string) => ({
      content_type: 'image_asset_pointer',
      asset_pointer: pointer,
      metadata: { generation: { gen_id: generation } },
    });
    const shown = (id: string, ...parts: object[]) =>
      said('', { id, status: 'finished_successfully', content: { content_type: 'multimodal_text', parts } });
    const stream =
      shown('m-1', part('a', '1'), part('b', '2')) +
      shown('m-2', part('a', '3')) +
      shown('m-3', part('c', '2'));
    read(chat.prompt(), stream + DONE);
    expect(chat.tab.requests[0]).toMatchObject({ media: [{ count: 2 }] });
  });

  it('are known by parts too', () => {
    const chat = new Chat();
    const head = {
      id: 'picture-1',
      author: { role: 'tool' },
      content: { content_type: 'multimodal_text', parts: [] },
    };
    const part = { content_type: 'image_asset_pointer', asset_pointer: 'sediment://1' };
    const edits = [
      { p: '/message/content/parts', o: 'append', v: [part, 'a caption'] },
      { p: '/message/content/parts/0/width', o: 'add', v: 1536 },
      { p: '/message/content/parts/0/height', o: 'add', v: 1024 },
      { p: '/message/status', o: 'replace', v: 'finished_successfully' },
    ];
    read(chat.prompt(), said('', head) + edits.map(delta).join('') + DONE);
    expect(chat.tab.requests[0]).toMatchObject({
      kind: 'image',
      outputTokens: 0,
      media: [{ width: 1536, height: 1024, count: 1 }],
    });
  });
});

describe('where text goes', () => {
  const edited = (...edits: object[]) => {
    const chat = new Chat();
    read(chat.prompt(), said('Hello') + edits.map(delta).join('') + DONE);
    return chat;
  };

  it('is no answer once it turns out to be hidden, thought, or said to a tool', () => {
    const hide = { p: '/message/metadata', o: 'append', v: { is_visually_hidden_from_conversation: true } };
    expect(edited(hide).turn.outputTokens).toBe(0);
    expect(edited({ p: '/message/recipient', o: 'replace', v: 'python' }).turn.outputTokens).toBe(0);
    const thought = edited(
      { p: '/message/channel', o: 'replace', v: 'analysis' },
      { p: '/message/content/parts/0', o: 'append', v: '!' },
    );
    expect([thought.turn.outputTokens, thought.turn.reasoning.measuredText]).toEqual([0, '!']);
  });

  it('counts a text that is told over again once', () => {
    const list = { p: '/message/content/parts', o: 'replace', v: ['Good', ' day'] };
    expect(edited(list).turn.answer('answer-1').measuredText).toBe('Good');
    const shorter = { p: '/message/content', o: 'replace', v: { content_type: 'text', parts: ['Bye'] } };
    const chat = edited(list, shorter);
    expect(chat.text).toBe('Bye');
    expect(chat.turn.answer('answer-1/parts/1').measuredText).toBe('');
  });

  it('keeps what was thought, however often and however much of it is told', () => {
    const chat = new Chat();
    const thoughts = (...contents: string[]) =>
      said('', {
        id: 'thoughts-1',
        content: {
          content_type: 'thoughts',
          thoughts: contents.map((content) => ({ summary: 'S', content })),
        },
      });
    const edit = { p: '/message/content/thoughts/1/content', o: 'append', v: ' and more' };
    read(chat.prompt(), thoughts('One.') + thoughts('One.', 'Two') + delta(edit) + thoughts('One.') + DONE);
    expect(chat.turn.reasoning.measuredText).toBe('One.Two and more');
    expect(chat.turn.usage(0).tokenSource.reasoning).toBe('inferred');
  });
});

describe('nonsense', () => {
  it('without end is not kept, and what follows is read', () => {
    const chat = new Chat();
    const reader = chat.prompt();
    for (let times = 0; times < 4; times++) reader.text?.('x'.repeat(500_000));
    read(reader, `\n\n${said('Hello')}${DONE}`);
    expect([chat.turn.outcome, chat.text]).toEqual(['complete', 'Hello']);
  });

  it('in more parts than any message has is let go of, and the count says so', () => {
    const chat = new Chat();
    const parts = (n: number) =>
      said('', { id: `m-${n}`, content: { content_type: 'text', parts: Array(900).fill('x') } });
    read(chat.prompt(), parts(1) + parts(2) + parts(3) + DONE);
    expect(chat.turn.degraded).toBe(true);
    expect(chat.tab.requests[0]?.tokenSource.output).toBe('inferred');
  });

  const pieces = fc.oneof(
    fc.string(),
    fc.json().map((json) => `data: ${json}\n\n`),
    fc.constantFrom(said('Hello'), DONE, handOff('turn-1'), 'event: delta\n', 'data: ', '\n\n'),
    fc
      .record({
        p: fc.constantFrom(
          '',
          '/message',
          '/message/content',
          '/message/content/parts/0',
          '/message/metadata',
          '/error',
        ),
        o: fc.constantFrom('add', 'append', 'replace', 'remove', 'truncate', 'patch'),
        v: fc.jsonValue(),
        c: fc.nat(2),
      })
      .map(delta),
  );

  it('is read without a throw, and leaves one request', () => {
    fc.assert(
      fc.property(
        fc.array(pieces, { maxLength: 30 }),
        fc.constantFrom('complete', 'aborted', 'failed'),
        (all, reason) => {
          const chat = new Chat();
          const reader = chat.prompt();
          for (const piece of all) reader.text?.(piece);
          reader.end(reason);
          for (const piece of all) reader.text?.(piece);
          reader.end('complete');
          expect(chat.tab.requests).toHaveLength(1);
          expect(chat.turn).toMatchObject({ intent: 'new', input: { measuredText: 'Hi' } });
        },
      ),
    );
  });

  it('on the socket, in a poll or in a form is read without a throw', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (anything) => {
        const chat = new Chat();
        read(chat.prompt(), handOff('turn-1'));
        chat.open('socket', '')?.frame?.('in', anything);
        read(poll(chat), anything);
        chat.open('stop', anything);
        chat.open('resume', anything);
        read(chat.open('voice', anything, '/realtime/vp'), anything);
        expect([chat.tab.requests.length, chat.tab.sessions.length]).toEqual([1, 1]);
      }),
    );
  });
});
