import type { SiteRow } from '../row.ts';

export const row: SiteRow = {
  id: 'hailuo',
  label: 'Hailuo',
  hosts: ['hailuoai.video', 'hailuoai.com'],
  access: 'optional',
  endpoints: [
    {
      id: 'video',
      transport: 'http',
      method: 'POST',
      path: '/(?:v\\d/)?api/multimodal/generate/video',
      role: 'prompt',
    },
    {
      id: 'image',
      transport: 'http',
      method: 'POST',
      path: '/(?:v\\d/)?api/multimodal/generate/image',
      role: 'prompt',
    },
  ],
  vocabulary: ['statusInfo', 'code', 'data'],
};
