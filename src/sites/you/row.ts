import type { SiteRow } from '../row.ts';

export const row: SiteRow = {
  id: 'you',
  label: 'You.com',
  hosts: ['you.com'],
  access: 'optional',
  endpoints: [
    {
      id: 'search',
      transport: 'events',
      path: '/api/streamingSearch',
      role: 'prompt',
      events: ['youChatToken', 'youChatSerpResults', 'youChatUpdate', 'done'],
    },
    // The same address read without EventSource.
    { id: 'search-fetch', transport: 'http', method: 'GET', path: '/api/streamingSearch', role: 'prompt' },
  ],
  vocabulary: ['youChatToken', 'youChatSerpResults', 'youChatUpdate', 'done', 'error', 'code'],
};
