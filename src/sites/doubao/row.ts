import type { SiteRow } from '../row.ts';

export const row: SiteRow = {
  id: 'doubao',
  label: 'Doubao',
  hosts: ['www.doubao.com', 'www.dola.com'],
  access: 'optional',
  endpoints: [{ id: 'chat', transport: 'http', method: 'POST', path: '/chat/completion', role: 'prompt' }],
  vocabulary: [
    'SSE_HEARTBEAT',
    'SSE_ACK',
    'FULL_MSG_NOTIFY',
    'STREAM_MSG_NOTIFY',
    'STREAM_CHUNK',
    'CHUNK_DELTA',
    'STREAM_ERROR',
    'SSE_REPLY_END',
    'content',
    'content_block',
    'patch_op',
    'text',
    'error_code',
    'error_msg',
  ],
};
