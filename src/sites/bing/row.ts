import type { SiteRow } from '../row.ts';

export const row: SiteRow = {
  id: 'bing',
  label: 'Bing Image Creator',
  hosts: ['www.bing.com'],
  access: 'optional',
  endpoints: [
    // Asked for again and again until the images are there: one turn, by the id in the path.
    {
      id: 'result',
      transport: 'http',
      method: 'GET',
      path: '/images/create/async/results/[^/]+',
      role: 'prompt',
    },
  ],
  vocabulary: [],
};
