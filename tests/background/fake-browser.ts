/** As much of a browser as the background asks for, in memory. */
import { vi } from 'vitest';

type Listener = (...given: never[]) => unknown;

function fakeEvent() {
  const listeners: Listener[] = [];
  return {
    listeners,
    addListener: (listener: Listener) => {
      listeners.push(listener);
    },
    /** What the listeners return. */
    emit: (...given: unknown[]) => listeners.map((listener) => listener(...(given as never[]))),
  };
}

type Event = ReturnType<typeof fakeEvent>;

function fakeArea(name: string, changed: Event) {
  const items = new Map<string, unknown>();
  return {
    items,
    get: async (key: string) => (items.has(key) ? { [key]: structuredClone(items.get(key)) } : {}),
    set: async (entries: Record<string, unknown>) => {
      for (const [key, value] of Object.entries(entries)) items.set(key, structuredClone(value));
      changed.emit(entries, name);
    },
    remove: async (key: string) => {
      items.delete(key);
    },
    setAccessLevel: vi.fn(async () => undefined),
  };
}

export function createFakeBrowser() {
  const storageChanged = fakeEvent();
  const alarms = new Map<string, { name: string; scheduledTime: number }>();
  const look: { text?: string; title?: string; color?: string } = {};
  return {
    look,
    setAlarms: alarms,
    runtime: {
      id: 'trottinette',
      getURL: (path: string) => `chrome-extension://trottinette/${path}`,
      onMessage: fakeEvent(),
      onStartup: fakeEvent(),
      onInstalled: fakeEvent(),
    },
    storage: {
      onChanged: storageChanged,
      local: fakeArea('local', storageChanged),
      session: fakeArea('session', storageChanged),
    },
    alarms: {
      onAlarm: fakeEvent(),
      get: async (name: string) => alarms.get(name),
      create: async (name: string, { when }: { when: number }) => {
        alarms.set(name, { name, scheduledTime: when });
      },
    },
    action: {
      setBadgeText: async ({ text }: { text: string }) => {
        look.text = text;
      },
      setTitle: async ({ title }: { title: string }) => {
        look.title = title;
      },
      setBadgeBackgroundColor: async ({ color }: { color: string }) => {
        look.color = color;
      },
      setBadgeTextColor: async () => undefined,
    },
    i18n: { getUILanguage: () => 'en-GB' },
  };
}

export type FakeBrowser = ReturnType<typeof createFakeBrowser>;
