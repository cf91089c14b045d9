import { expect, it } from 'vitest';
import { siteName } from '../../src/background/metered-site.ts';
import { TOOLBAR_WORDS } from '../../src/i18n/toolbar.ts';
import type { ToolbarWords } from '../../src/i18n/words/toolbar.ts';

const words = (TOOLBAR_WORDS.get('en') as ToolbarWords).cause;
const ownOrigins = [
  { id: 'own:1', origin: 'http://localhost:3000', kind: 'openwebui' },
  { id: 'own:2', origin: 'https://chat.example.org', kind: 'openwebui' },
] as const;

it.each([
  ['chatgpt', 'ChatGPT'],
  ['mistral', 'Le Chat (Mistral)'],
  ['own:1', 'localhost:3000'],
  ['own:2', 'chat.example.org'],
  ['own:3', 'own:3'],
  ['a-row-that-is-gone', 'a-row-that-is-gone'],
])('%s is called %s', (site, name) => {
  expect(siteName(site, { ownOrigins }, words)).toBe(name);
});
