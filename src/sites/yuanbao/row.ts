import type { SiteRow } from '../row.ts';

export const row: SiteRow = {
  id: 'yuanbao',
  label: 'Yuanbao',
  hosts: ['yuanbao.tencent.com'],
  access: 'optional',
  endpoints: [{ id: 'chat', transport: 'http', method: 'POST', path: '/api/chat/[^/]+', role: 'prompt' }],
  vocabulary: ['type', 'text', 'think', 'meta', 'msg', 'content', 'stopReason', 'messageId', 'error'],
};
