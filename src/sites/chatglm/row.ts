import type { SiteRow } from '../row.ts';

export const row: SiteRow = {
  id: 'chatglm',
  label: 'ChatGLM',
  hosts: ['chatglm.cn'],
  access: 'optional',
  endpoints: [
    {
      id: 'chat',
      transport: 'http',
      method: 'POST',
      path: '/chatglm/(?:backend-api|mainchat-api)/(?:v\\d/)?(?:guest/)?(?:assistant/)?stream',
      role: 'prompt',
    },
  ],
  vocabulary: [
    'message',
    'id',
    'conversation_id',
    'parts',
    'logic_id',
    'content',
    'status',
    'init',
    'finish',
    'text',
    'think',
  ],
};
