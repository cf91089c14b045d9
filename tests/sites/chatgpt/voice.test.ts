import { describe, expect, it } from 'vitest';
import { Chat } from './chat.ts';

const HANDSHAKE = { voice_session_id: 'voice-1' };

function session(): Chat {
  const chat = new Chat();
  const reader = chat.open('voice', HANDSHAKE, '/realtime/vp');
  reader?.head?.(201, 'application/sdp');
  reader?.end('complete');
  return chat;
}

describe('a voice session', () => {
  it('lasts as long as its call', () => {
    const chat = session();
    chat.tab.clock += 2_000;
    const call = chat.open('call', '', '/c/1');
    expect(chat.turn.outcome).toBe('pending');
    chat.tab.clock += 90_500;
    call?.end('complete');
    const [usage] = chat.tab.sessions;
    expect(usage).toMatchObject({ kind: 'audio', outcome: 'complete' });
    expect(usage?.media).toEqual([{ type: 'audio', count: 1, seconds: 90.5 }]);
  });

  it('that is still going on as the tab goes away has lasted until then', () => {
    const chat = session();
    chat.open('call', '', '/c/1');
    const usage = chat.turn.usage(chat.tab.clock + 61_000);
    expect(usage.outcome).toBe('pending');
    expect(usage.media).toEqual([{ type: 'audio', count: 1, seconds: 61 }]);
  });

  it('of which no call is seen has no seconds', () => {
    expect(session().tab.sessions).toMatchObject([{ outcome: 'complete', media: [] }]);
  });

  it('names the model that speaks, of two the one of advanced voice', () => {
    const modelOf = (fields: object) => {
      const chat = new Chat();
      const session = JSON.stringify({ ...HANDSHAKE, ...fields });
      chat.open('voice', `name="session"\r\n\r\n${session}\r\n--b--`, '/realtime/vp');
      const [init] = chat.tab.inits;
      return [chat.turn.model, init?.key, chat.turn.exportKey];
    };
    expect(modelOf({})).toEqual([null, 'voice-1', null]);
    expect(modelOf({ model_slug: 'gpt-a' })).toEqual(['gpt-a', 'voice-1', null]);
    const both = { model_slug: 'gpt-a', model_slug_advanced: 'gpt-b' };
    expect(modelOf(both)).toEqual(['gpt-b', 'voice-1', null]);
  });

  it('is not made by a call alone', () => {
    const chat = new Chat();
    expect(chat.open('call', '', '/c/1')).toBeUndefined();
    expect(chat.tab.turns).toEqual([]);
  });
});
