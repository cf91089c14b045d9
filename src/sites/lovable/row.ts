import type { SiteRow } from '../row.ts';

export const row: SiteRow = {
  id: 'lovable',
  label: 'Lovable',
  hosts: ['lovable.dev'],
  access: 'optional',
  endpoints: [
    {
      id: 'chat',
      transport: 'http',
      method: 'POST',
      host: 'api.lovable.dev',
      path: '/projects/[^/]+/(?:chat|messages)',
      role: 'prompt',
    },
  ],
  vocabulary: ['message', 'error'],
};
