/** An address for a file, so that the browser can save it. A worker can't make one: a page nobody sees does. */
import { browser } from './browser.ts';

/** What Chromium has, for as long as it is allowed. */
interface Offscreen {
  createDocument(asked: { url: string; reasons: readonly string[]; justification: string }): Promise<void>;
  closeDocument(): Promise<void>;
}

/** It calls `giveAddresses`, and has no other part of the extension API than messages. */
const PAGE = 'src/ui/backup/index.html';
const CHANNEL = 'blob-address';

/** Does something with the address of a file. Rejects where none is to be had. */
export async function whileAddressed<Result>(
  file: Blob,
  use: (url: string) => Promise<Result>,
): Promise<Result> {
  if (typeof URL.createObjectURL !== 'function') return whileHidden(file, use);
  const url = URL.createObjectURL(file);
  try {
    return await use(url);
  } finally {
    URL.revokeObjectURL(url);
  }
}

async function whileHidden<Result>(file: Blob, use: (url: string) => Promise<Result>): Promise<Result> {
  const { offscreen } = browser as { offscreen?: Offscreen };
  if (!offscreen) throw new Error('no page without a tab may be opened');
  // One that an ended worker left.
  await offscreen.closeDocument().catch(() => undefined);
  const channel = new BroadcastChannel(CHANNEL);
  const told = new Promise<string>((resolve) => {
    channel.onmessage = ({ data }) => resolve(data);
  });
  try {
    const justification = 'An address for the weekly backup';
    await offscreen.createDocument({ url: PAGE, reasons: ['BLOBS'], justification });
    channel.postMessage(file);
    return await use(await told);
  } finally {
    channel.close();
    await offscreen.closeDocument().catch(() => undefined);
  }
}

/** In the page: tells the background the address of each file it is given, for as long as the page is there. */
export function giveAddresses(): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }) => channel.postMessage(URL.createObjectURL(data));
}
