import type { SiteRow } from '../row.ts';

export const row: SiteRow = {
  id: 'freepik',
  label: 'Freepik',
  hosts: ['www.freepik.com', 'www.magnific.com'],
  access: 'optional',
  endpoints: [
    {
      id: 'image',
      transport: 'http',
      method: 'POST',
      path: '/(?:pikaso|app)?/?api/start-tti-v2',
      role: 'prompt',
    },
    {
      id: 'video',
      transport: 'http',
      method: 'POST',
      path: '/(?:pikaso|app)?/?api/video/generate',
      role: 'prompt',
    },
  ],
  vocabulary: ['family', 'request_tokens', 'creation', 'message'],
};
