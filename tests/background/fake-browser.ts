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
    get: async (key: string | null) => {
      const found = [...items].filter(([each]) => key === null || each === key);
      return structuredClone(Object.fromEntries(found));
    },
    set: async (entries: Record<string, unknown>) => {
      const changes = Object.entries(structuredClone(entries)).map(([key, newValue]) => {
        items.set(key, newValue);
        return [key, { newValue }];
      });
      changed.emit(Object.fromEntries(changes), name);
    },
    remove: async (keys: string | string[]) => {
      for (const key of [keys].flat()) items.delete(key);
    },
    setAccessLevel: vi.fn(async () => undefined),
  };
}

export function createFakeBrowser() {
  const storageChanged = fakeEvent();
  const alarms = new Map<string, { name: string; scheduledTime: number }>();
  const scripts = new Map<string, { id: string }>();
  const forbidden = new Set<string>();
  const look: { icon?: string; text?: string; title?: string; color?: string } = {};
  const tabs = [{ id: 1 }];
  const notices = new Map<string, { title: string; message: string }>();
  return {
    look,
    setAlarms: alarms,
    runtime: {
      id: 'trottinette',
      getPlatformInfo: async () => ({}),
      getURL: (path: string) => `chrome-extension://trottinette/${path}`,
      onMessage: fakeEvent(),
      onStartup: fakeEvent(),
      onInstalled: fakeEvent(),
      getManifest: () => ({
        host_permissions: ['https://chatgpt.com/*'],
        optional_host_permissions: ['https://poe.com/*'],
        content_scripts: [{ matches: ['https://chatgpt.com/*'] }],
      }),
    },
    permissions: {
      forbidden,
      contains: async ({ origins = [], permissions = [] }: { origins?: string[]; permissions?: string[] }) =>
        [...origins, ...permissions].every((one) => !forbidden.has(one)),
      onAdded: fakeEvent(),
      onRemoved: fakeEvent(),
    },
    scripting: {
      scripts,
      getRegisteredContentScripts: async () => [...scripts.values()],
      registerContentScripts: async (added: { id: string }[]) => {
        for (const script of added) scripts.set(script.id, script);
      },
      unregisterContentScripts: async ({ ids }: { ids: string[] }) => {
        for (const id of ids) scripts.delete(id);
      },
      executeScript: vi.fn(async () => []),
    },
    tabs: { open: tabs, query: async () => tabs, create: vi.fn(async () => ({})) },
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
    notifications: {
      notices,
      onClicked: fakeEvent(),
      create: async (id: string, notice: { title: string; message: string }) => {
        notices.set(id, notice);
      },
      clear: async (id: string) => notices.delete(id),
    },
    action: {
      setIcon: async ({ path }: { path: Record<number, string> }) => {
        look.icon = /toolbar-(\w+)-/.exec(path[16] ?? '')?.[1] ?? '';
      },
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
