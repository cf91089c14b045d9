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
      path: '/api/organizations/[^/]+/chat_conversations/[^/]+/(?:retry_)?completion2?',
      role: 'prompt',
    },
    // Claude Code: other events of a session are nobody's words.
    { id: 'code', transport: 'http', method: 'POST', path: '/v1/sessions(?:/[^/]+/events)?', role: 'mixed' },
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
    'content_block_retract',
    'model_update',
    'model_fallback',
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
