import type { SiteRow } from '../row.ts';

export const row: SiteRow = {
  id: 'zai',
  label: 'Z.ai',
  hosts: ['chat.z.ai'],
  access: 'granted',
  endpoints: [
    {
      id: 'chat',
      transport: 'http',
      method: 'POST',
      path: '/api/(?:v\\d/)?chat/completions',
      role: 'prompt',
    },
  ],
  vocabulary: [
    'type',
    'chat:completion',
    'data',
    'phase',
    'delta_content',
    'edit_content',
    'usage',
    'done',
    'error',
  ],
};
