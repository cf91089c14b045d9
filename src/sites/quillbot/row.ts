import type { SiteRow } from '../row.ts';

export const row: SiteRow = {
  id: 'quillbot',
  label: 'QuillBot',
  hosts: ['quillbot.com'],
  access: 'optional',
  endpoints: [
    {
      id: 'chat',
      transport: 'http',
      method: 'POST',
      path: '/api/ai-chat/chat/conversation/[^/]+',
      role: 'prompt',
    },
    { id: 'image', transport: 'http', method: 'POST', path: '/api/raven/generate/image', role: 'prompt' },
  ],
  vocabulary: ['type', 'status', 'content', 'images'],
};
