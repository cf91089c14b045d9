import type { SiteRow } from '../row.ts';

export const row: SiteRow = {
  id: 'grok-x',
  label: 'Grok on X',
  hosts: ['x.com'],
  access: 'optional',
  endpoints: [
    {
      id: 'response',
      transport: 'http',
      method: 'POST',
      host: 'grok.x.com',
      path: '/2/grok/add_response\\.json',
      role: 'prompt',
    },
    {
      id: 'response-api',
      transport: 'http',
      method: 'POST',
      host: 'api.x.com',
      path: '/2/grok/add_response\\.json',
      role: 'prompt',
    },
    {
      id: 'response-x',
      transport: 'http',
      method: 'POST',
      path: '/i/api/2/grok/add_response\\.json',
      role: 'prompt',
    },
  ],
  vocabulary: [
    'conversationId',
    'userChatItemId',
    'agentChatItemId',
    'result',
    'message',
    'messageTag',
    'error',
  ],
};
