/** `npm run dev [-- --headless]`: see session.ts. Headless, or without a display: no browser, the addresses only. */
import { relative } from 'node:path';
import { startDev } from './session.ts';

/** Resolves when the person has closed the browser, or asked for the end by Ctrl+C. */
export async function devCommand(root: string, isHeadless: boolean): Promise<void> {
  const stopped = new Promise<undefined>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(undefined));
  });
  const starting = startDev({
    root,
    browser: isHeadless ? 'none' : 'window',
    say: (line) => console.log(`${new Date().toLocaleTimeString('en-GB')}  ${line}`),
  });
  const session = await Promise.race([starting, stopped]);
  if (!session) return;
  const { galleryUrl, chromium, closedByPerson } = session;
  console.log(`gallery    ${galleryUrl}`);
  console.log(`extension  ${relative(root, `${root}/dist/chromium-dev`)}`);
  if (chromium) {
    const popup = `chrome-extension://${chromium.extensionId}/src/ui/popup/index.html`;
    console.log(`popup      ${popup}`);
    const [first] = chromium.context.pages();
    await first?.goto(galleryUrl);
    await (await chromium.context.newPage()).goto(popup);
  }
  console.log('Save a file to see it run; Ctrl+C ends.');
  await Promise.race([stopped, closedByPerson]);
  await session.close();
}
