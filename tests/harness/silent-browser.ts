/**
 * Node has no extension API. What works on something long calls one now and then to stay awake (keep-alive.ts), which on
 * a slow machine any test of the store may come to: here it is answered. A set-up file of the unit tests.
 */
Object.assign(globalThis, { chrome: { runtime: { getPlatformInfo: async () => ({}) } } });
