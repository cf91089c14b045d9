import type { SiteRow } from '../row.ts';

export const row: SiteRow = {
  id: 'bing',
  label: 'Bing Image Creator',
  hosts: ['www.bing.com'],
  access: 'optional',
  endpoints: [
    // Asked for again and again until the images or the video are there: one turn, by the id in the path.
    {
      id: 'result',
      transport: 'http',
      method: 'GET',
      // The second part: videos in fast mode.
      path: '/images/create/(?:ai-video-generator/)?async/results/[^/]+',
      role: 'prompt',
    },
  ],
  vocabulary: [],
};
