import type { SiteRow } from '../row.ts';

export const row: SiteRow = {
  id: 'qianwen',
  label: 'Qianwen',
  hosts: ['www.qianwen.com'],
  access: 'optional',
  endpoints: [
    {
      id: 'chat',
      transport: 'http',
      method: 'POST',
      host: 'chat2.qianwen.com',
      path: '/api/v\\d/chat',
      role: 'prompt',
    },
  ],
  vocabulary: [
    'data',
    'communication',
    'messages',
    'mime_type',
    'content',
    'meta_data',
    'sse_end',
    'error_msg',
  ],
};
