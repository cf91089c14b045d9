import type { SiteRow } from '../row.ts';

export const row: SiteRow = {
  id: 'lmarena',
  label: 'Arena',
  hosts: ['lmarena.ai', 'arena.ai'],
  access: 'granted',
  endpoints: [
    {
      id: 'create',
      transport: 'http',
      method: 'POST',
      path: '/nextjs-api/stream/create-evaluation',
      role: 'prompt',
    },
    {
      id: 'post',
      transport: 'http',
      method: 'POST',
      path: '/nextjs-api/stream/post-to-evaluation/[^/]+',
      role: 'prompt',
    },
    {
      id: 'retry',
      transport: 'http',
      method: 'PUT',
      path: '/nextjs-api/stream/retry-evaluation-session-message/[^/]+/messages/[^/]+',
      role: 'prompt',
    },
  ],
  vocabulary: [
    'a0',
    'ag',
    'a2',
    'a3',
    'ac',
    'ad',
    'ae',
    'af',
    'b0',
    'bg',
    'b2',
    'b3',
    'bc',
    'bd',
    'be',
    'bf',
  ],
};
