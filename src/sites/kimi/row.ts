import type { SiteRow } from '../row.ts';

export const row: SiteRow = {
  id: 'kimi',
  label: 'Kimi',
  hosts: ['www.kimi.com', 'kimi.com'],
  access: 'granted',
  endpoints: [
    {
      id: 'chat',
      transport: 'http',
      method: 'POST',
      path: '/apiv2/kimi\\.gateway\\.chat\\.v1\\.ChatService/Chat',
      role: 'prompt',
    },
  ],
  vocabulary: [
    'op',
    'mask',
    'block',
    'message',
    'chat',
    'eventOffset',
    'heartbeat',
    'notification',
    'done',
    'error',
    'code',
  ],
};
