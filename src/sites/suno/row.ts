import type { SiteRow } from '../row.ts';

export const row: SiteRow = {
  id: 'suno',
  label: 'Suno',
  hosts: ['suno.com', 'www.suno.com'],
  access: 'optional',
  endpoints: [
    // The one the site uses, and its older name.
    {
      id: 'generate-0',
      transport: 'http',
      method: 'POST',
      host: 'studio-api-prod.suno.com',
      path: '/api/generate/(?:v2(?:-web)?|upsample)/?',
      role: 'prompt',
    },
    {
      id: 'feed-post-0',
      transport: 'http',
      method: 'POST',
      host: 'studio-api-prod.suno.com',
      path: '/api/feed/v3/?',
      role: 'follow',
    },
    {
      id: 'feed-get-0',
      transport: 'http',
      method: 'GET',
      host: 'studio-api-prod.suno.com',
      path: '/api/feed/v2/?',
      role: 'follow',
    },
    {
      id: 'generate-1',
      transport: 'http',
      method: 'POST',
      host: 'studio-api.prod.suno.com',
      path: '/api/generate/(?:v2(?:-web)?|upsample)/?',
      role: 'prompt',
    },
    {
      id: 'feed-post-1',
      transport: 'http',
      method: 'POST',
      host: 'studio-api.prod.suno.com',
      path: '/api/feed/v3/?',
      role: 'follow',
    },
    {
      id: 'feed-get-1',
      transport: 'http',
      method: 'GET',
      host: 'studio-api.prod.suno.com',
      path: '/api/feed/v2/?',
      role: 'follow',
    },
  ],
  vocabulary: ['clips', 'id', 'status', 'metadata', 'detail'],
};
