import type { SiteRow } from '../../../src/sites/row.ts';

export const row: SiteRow = {
  id: 'example',
  label: 'Example',
  hosts: ['chat.example'],
  access: 'optional',
  endpoints: [{ id: 'chat', transport: 'http', method: 'POST', path: '/api/chat', role: 'prompt' }],
  vocabulary: ['type', 'start', 'delta', 'done', 'error', 'text', 'model', 'code', 'message'],
};
