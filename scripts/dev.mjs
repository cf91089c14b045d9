/**
 * `npm run dev`: builds the Chromium extension into dist/dev and keeps it up to date while sources change. Pages reload
 * by themselves; the scripts on sites take a reload of the tab.
 */
import { createServer } from 'vite';
import { ROOT } from './lib/root.mjs';

const server = await createServer({ root: ROOT, mode: 'chromium' });
await server.listen();
console.log('Load dist/dev as an unpacked extension (chrome://extensions, developer mode). Ctrl+C ends.');
