import type { SiteRow } from '../row.ts';

export const row: SiteRow = {
  id: 'ideogram',
  label: 'Ideogram',
  hosts: ['ideogram.ai'],
  access: 'optional',
  endpoints: [
    { id: 'sample', transport: 'http', method: 'POST', path: '/api/images/sample', role: 'prompt' },
    {
      id: 'requests',
      transport: 'http',
      method: 'POST',
      path: '/api/gallery/retrieve-requests',
      role: 'follow',
    },
  ],
  vocabulary: ['request_id', 'user_id', 'caption', 'error', 'message'],
};
