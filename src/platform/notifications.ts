/** Notifications of the system. The API is there only while the person allows it. */
import browser, { type Notifications } from 'webextension-polyfill';

/** A notification, in the person's language. */
export interface Notice {
  /** One with the same id is replaced. */
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

/** Shows a notification; nothing where they are not allowed. */
export async function notify({ id, title, text }: Notice): Promise<void> {
  const iconUrl = browser.runtime.getURL('icons/png/app-icon-128.png');
  await api()?.create(id, { type: 'basic', iconUrl, title, message: text });
}

/** Called with the id of the one that was clicked, also of ones that outlived the background. */
export function onNotificationClick(clicked: (id: string) => void): void {
  let isListening = false;
  const listen = (): void => {
    const notifications = api();
    if (!notifications || isListening) return;
    isListening = true;
    notifications.onClicked.addListener((id) => {
      void notifications.clear(id);
      clicked(id);
    });
  };
  listen();
  browser.permissions.onAdded.addListener(listen);
}

function api(): Notifications.Static | undefined {
  return browser.notifications as Notifications.Static | undefined;
}
