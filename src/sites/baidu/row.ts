import type { SiteRow } from '../row.ts';

export const row: SiteRow = {
  id: 'baidu',
  label: 'Baidu',
  hosts: ['chat.baidu.com'],
  access: 'optional',
  endpoints: [
    {
      id: 'chat',
      transport: 'http',
      method: 'POST',
      host: '.baidu.com',
      path: '/aichat/api/conversation',
      role: 'prompt',
    },
  ],
  vocabulary: ['status', 'data', 'message', 'content', 'generator', 'metaData'],
};
