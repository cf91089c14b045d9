import type { SiteRow } from '../row.ts';

export const row: SiteRow = {
  id: 'firefly',
  label: 'Adobe Firefly',
  hosts: ['firefly.adobe.com', 'new.express.adobe.com'],
  access: 'optional',
  endpoints: [
    {
      id: 'image-partner',
      transport: 'http',
      method: 'POST',
      host: 'firefly-3p.ff.adobe.io',
      path: '/v2/3p-images/generate-async',
      role: 'prompt',
    },
    {
      id: 'video-partner',
      transport: 'http',
      method: 'POST',
      host: 'firefly-3p.ff.adobe.io',
      path: '/v2/3p-videos/generate-async',
      role: 'prompt',
    },
    {
      id: 'image',
      transport: 'http',
      method: 'POST',
      host: 'image-v5.ff.adobe.io',
      path: '/v1/images/generate-async',
      role: 'prompt',
    },
    {
      id: 'video',
      transport: 'http',
      method: 'POST',
      host: 'video-v1.ff.adobe.io',
      path: '/v2/videos/generate',
      role: 'prompt',
    },
  ],
  vocabulary: ['links', 'jobId', 'statusUrl', 'error_code', 'message'],
};
