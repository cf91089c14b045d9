/**
 * The extension API under one name. Both browsers give promises from Manifest V3 on; what the polyfill adds to that,
 * listeners that answer with a promise, only the background needs (messages.ts), so pages don't load it.
 */
import type { Browser } from 'webextension-polyfill';

const { browser: own, chrome } = globalThis as unknown as { browser?: Browser; chrome: Browser };

export const browser: Browser = own ?? chrome;
