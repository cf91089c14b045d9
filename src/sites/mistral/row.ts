import type { SiteRow } from '../row.ts';

export const row: SiteRow = {
  id: 'mistral',
  label: 'Le Chat (Mistral)',
  hosts: ['chat.mistral.ai'],
  access: 'granted',
  endpoints: [
    { id: 'chat', transport: 'http', method: 'POST', path: '/api/chat', role: 'prompt' },
    // Holds the text of a chat's first prompt; tRPC puts several calls in one.
    {
      id: 'new-chat',
      transport: 'http',
      method: 'POST',
      path: '/api/trpc/(?:[\\w.]+,)*message\\.newChat(?:,[\\w.]+)*',
      role: 'follow',
    },
  ],
  vocabulary: ['0', '3', '8', '15', '16', 'json', 'type', 'message', 'bootstrap', 'messageId', 'patches'],
};
