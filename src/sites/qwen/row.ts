import type { SiteRow } from '../row.ts';

export const row: SiteRow = {
  id: 'qwen',
  label: 'Qwen',
  hosts: ['chat.qwen.ai'],
  access: 'granted',
  endpoints: [
    {
      id: 'chat',
      transport: 'http',
      method: 'POST',
      path: '/api/(?:v\\d/)?chat/completions',
      role: 'prompt',
    },
    // A job looked at until its video is there.
    {
      id: 'task',
      transport: 'http',
      method: 'GET',
      path: '/api/v\\d/tasks?/status/[^/]+',
      role: 'follow',
    },
  ],
  vocabulary: [
    'response.created',
    'choices',
    'delta',
    'phase',
    'status',
    'usage',
    'response_id',
    'error',
    'code',
    'success',
    'data',
    'ret',
  ],
};
