import type { SiteRow } from '../row.ts';

export const row: SiteRow = {
  id: 'metaai',
  label: 'Meta AI',
  hosts: ['www.meta.ai', 'meta.ai'],
  access: 'granted',
  endpoints: [
    { id: 'chat', transport: 'socket', host: 'gateway.meta.ai', path: '/ws/clippy', role: 'mixed' },
    // Of the many calls on this address the reader tells which are prompts.
    { id: 'graphql', transport: 'http', method: 'POST', path: '/api/graphql/?', role: 'mixed' },
  ],
  vocabulary: [
    'type',
    'seq',
    'response',
    'operations',
    'full',
    'patch',
    'data',
    'errors',
    'sendMessageStream',
    'bot_response_message',
  ],
};
