import type { SiteRow } from '../row.ts';

export const row: SiteRow = {
  id: 'dreamina',
  label: 'Dreamina',
  hosts: ['dreamina.capcut.com', 'jimeng.jianying.com'],
  access: 'optional',
  endpoints: [
    {
      id: 'draft',
      transport: 'http',
      method: 'POST',
      host: '*',
      path: '/mweb/v1/aigc_draft/generate',
      role: 'prompt',
    },
  ],
  vocabulary: ['ret', 'errmsg', 'data', 'aigc_data'],
};
