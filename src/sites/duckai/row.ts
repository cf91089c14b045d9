import type { SiteRow } from '../row.ts';

export const row: SiteRow = {
  id: 'duckai',
  label: 'Duck.ai',
  hosts: ['duck.ai'],
  access: 'granted',
  endpoints: [
    { id: 'chat', transport: 'http', method: 'POST', path: '/duckchat/v1/chat', role: 'prompt' },
    {
      id: 'chat-ddg',
      transport: 'http',
      method: 'POST',
      host: 'duckduckgo.com',
      path: '/duckchat/v1/chat',
      role: 'prompt',
    },
  ],
  vocabulary: ['id', 'action', 'success', 'error', 'type', 'status', 'model', 'role', 'message', 'created'],
};
