import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createOutbox, type Outbox } from '../../src/content/outbox.ts';
import { parseOutboxEntry } from '../../src/model/messages/outbox.ts';
import { BackgroundDouble, type SessionDouble } from './background-double.ts';
import { observationOf } from './observations.ts';

describe('the outbox of a document', () => {
  let session: SessionDouble;
  let outbox: Outbox;

  beforeEach(() => {
    session = new BackgroundDouble().session;
    vi.stubGlobal('origin', 'https://chatgpt.com');
    outbox = createOutbox();
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  const revs = () => [...session.items.values()].map(({ observation: { key, rev } }) => `${key}${rev}`);

  it('holds what the background can read, with the origin of the frame', () => {
    const observation = observationOf('a', 0);
    outbox.keep(observation);
    const [[name, entry] = []] = session.items;
    expect(name).toMatch(/^told:[\da-z-]+-0$/);
    expect(parseOutboxEntry(entry)).toEqual({ origin: 'https://chatgpt.com', observation });
  });

  it('has the newest of a key lie there before the older one is taken away, under another name', () => {
    outbox.keep(observationOf('a', 0));
    const [first] = session.items.keys();
    outbox.keep(observationOf('a', 1));
    expect(session.calls).toEqual(['set', 'set', 'remove']);
    expect(revs()).toEqual(['a1']);
    expect([...session.items.keys()]).not.toContain(first);
  });

  it('takes away what is stored, of its own key, once', () => {
    outbox.keep(observationOf('a', 0));
    outbox.keep(observationOf('b', 0));
    outbox.drop('a');
    outbox.drop('a');
    expect(revs()).toEqual(['b0']);
    expect(session.calls).toEqual(['set', 'set', 'remove']);
  });

  it('has names of its own in each document', () => {
    outbox.keep(observationOf('a', 0));
    createOutbox().keep(observationOf('a', 0));
    expect(session.items.size).toBe(2);
  });

  it('holds five hundred at the most: what lies there is brought up to date, what is new has its message alone', () => {
    for (let i = 0; i < 501; i++) outbox.keep(observationOf(`k${i}-`, 0));
    expect(session.items.size).toBe(500);
    expect(revs()).not.toContain('k500-0');
    outbox.keep(observationOf('k99-', 1));
    expect(revs()).toContain('k99-1');
    outbox.drop('k3-');
    outbox.keep(observationOf('k501-', 0));
    expect(session.items.size).toBe(500);
  });

  it.each([
    ['the browser keeps the area from tabs', { storage: {} }],
    ['the extension is gone', {}],
    [
      'the area throws',
      {
        storage: {
          session: {
            set: () => {
              throw new Error('Extension context invalidated.');
            },
          },
        },
      },
    ],
    ['the area is full', { storage: { session: { set: () => Promise.reject(new Error('quota')) } } }],
  ])('does nothing where %s', async (_, chrome) => {
    vi.stubGlobal('chrome', chrome);
    outbox.keep(observationOf('a', 0));
    await Promise.resolve();
    vi.stubGlobal('chrome', {});
    outbox.drop('a');
  });
});
