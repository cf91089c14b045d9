import type { SiteRow } from '../row.ts';

export const row: SiteRow = {
  id: 't3-chat',
  label: 'T3 Chat',
  hosts: ['t3.chat'],
  access: 'optional',
  endpoints: [{ id: 'chat', transport: 'http', method: 'POST', path: '/api/chat', role: 'prompt' }],
  vocabulary: ['start', 'start-step', 'text-delta', 'reasoning-delta', 'finish', 'error', 'abort', 'type'],
};
