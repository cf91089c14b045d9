import type { SiteRow } from '../row.ts';

export const row: SiteRow = {
  id: 'claude',
  label: 'Claude',
  hosts: ['claude.ai'],
  access: 'granted',
  endpoints: [
    {
      id: 'completion',
      transport: 'http',
      method: 'POST',
      path: '/api/organizations/[^/]+/chat_conversations/[^/]+/(?:retry_)?completion',
      role: 'prompt',
    },
    {
      id: 'stop',
      transport: 'http',
      method: 'POST',
      path: '/api/organizations/[^/]+/chat_conversations/[^/]+/stop_response',
      role: 'follow',
    },
  ],
  vocabulary: [
    'message_start',
    'content_block_start',
    'content_block_delta',
    'content_block_stop',
    'message_delta',
    'message_limit',
    'message_stop',
    'error',
    'ping',
    'type',
    'message',
    'index',
    'delta',
    'content_block',
    'text',
    'thinking',
  ],
};
