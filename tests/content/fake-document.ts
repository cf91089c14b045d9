/** The document a content script runs in, as far as it looks at it: empty, since it runs before all else. */
import { vi } from 'vitest';

type Hear = (event: Event) => void;

export class FakeDocument {
  readonly head = null;
  readonly body = null;
  /** A script in it means that the page may have run. */
  readonly scripts: { length: number } = { length: 0 };
  /** What is listened for, of the window: `capture` where the page's own listeners come later. */
  readonly listeners: { readonly type: string; readonly capture: boolean; readonly hear: Hear }[] = [];
  /** Types of the events dispatched on the window. */
  readonly dispatched: string[] = [];

  /** Takes the place of document and window until `vi.unstubAllGlobals`. */
  constructor() {
    vi.stubGlobal('document', this);
    // A page nobody opened and nothing is around.
    for (const name of ['self', 'top']) vi.stubGlobal(name, globalThis);
    vi.stubGlobal('opener', null);
    vi.stubGlobal('addEventListener', (type: string, hear: Hear, options: AddEventListenerOptions = {}) => {
      const listener = { type, hear, capture: options.capture === true };
      this.listeners.push(listener);
      options.signal?.addEventListener('abort', () => this.#forget((known) => known === listener));
    });
    vi.stubGlobal('removeEventListener', (type: string, hear: Hear) =>
      this.#forget((known) => known.type === type && known.hear === hear),
    );
    vi.stubGlobal('dispatchEvent', (event: Event) => this.dispatch(event));
  }

  #forget(isMeant: (listener: FakeDocument['listeners'][number]) => boolean): void {
    this.listeners.splice(0, Infinity, ...this.listeners.filter((listener) => !isMeant(listener)));
  }

  /** As the browser's: whether the default was left to happen. */
  dispatch(event: Event): boolean {
    this.dispatched.push(event.type);
    for (const { type, hear } of [...this.listeners]) if (type === event.type) hear(event);
    return !event.defaultPrevented;
  }
}
