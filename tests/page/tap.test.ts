import { afterAll, afterEach, expect, it, vi } from 'vitest';
import { startTap, type Trap } from '../../src/page/tap.ts';
import { row } from '../../src/sites/claude/row.ts';
import { watchedOf } from '../../src/sites/watched.ts';

const offers = vi.hoisted(() => {
  vi.resetModules();
  class Node {
    address = '';
    get baseURI(): string {
      return this.address;
    }
  }
  class UserActivation {
    lit = false;
    get isActive(): boolean {
      return this.lit;
    }
  }
  Object.assign(globalThis, { Node, UserActivation });
  return {
    Node,
    userActivation: new UserActivation(),
    all: [] as [site: string, onTaken: (port: MessagePort, relayPort: MessagePort) => void][],
  };
});
vi.mock(import('../../src/page/handover.ts'), () => ({
  offerPort: (...offer) => void offers.all.push(offer),
}));

const sourceOf = Function.prototype.toString;
afterEach(() => {
  Function.prototype.toString = sourceOf;
  vi.unstubAllGlobals();
});
// Modules are shared between test files of a process: those that took this file's fakes are for it alone.
afterAll(() => {
  vi.resetModules();
  Reflect.deleteProperty(globalThis, 'Node');
  Reflect.deleteProperty(globalThis, 'UserActivation');
});

it('does nothing until its port is taken, then lays each trap, for the document it is in', () => {
  const page = Object.assign(new offers.Node(), { address: 'https://claude.ai/chat/1' });
  vi.stubGlobal('document', page);
  vi.stubGlobal('origin', 'https://claude.ai');
  vi.stubGlobal('navigator', { userActivation: offers.userActivation });
  const laid: Parameters<Trap>[] = [];
  const trap: Trap = (...args) => void laid.push(args);
  startTap(watchedOf(row), [trap, trap]);
  expect(laid).toEqual([]);
  expect(Function.prototype.toString).toBe(sourceOf);
  const [[site, take]] = offers.all as [(typeof offers.all)[0]];
  expect(site).toBe('claude');
  const { port1, port2 } = new MessageChannel();
  take(port1, port2);
  expect(laid).toHaveLength(2);
  expect(laid[1]).toEqual(laid[0]);
  const [match] = laid[0] as Parameters<Trap>;
  const prompt = '../api/organizations/o/chat_conversations/c/completion';
  expect(match('http', 'POST', prompt)?.endpoint).toBe('completion');
  // What is relative to the document is so when it is asked.
  page.address = 'https://claude.ai/a/b/c/d';
  expect(match('http', 'POST', prompt)).toBeUndefined();
  expect(match('http', 'POST', `https://example.com/${prompt}`)).toBeUndefined();
  // Whether the person has just acted is asked at each request.
  offers.userActivation.lit = true;
  expect(match('http', 'POST', prompt)?.endpoint).toBe('');
  expect(Function.prototype.toString).not.toBe(sourceOf);
  for (const port of [port1, port2]) port.close();
});
