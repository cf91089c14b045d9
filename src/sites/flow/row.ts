import type { SiteRow } from '../row.ts';

export const row: SiteRow = {
  id: 'flow',
  label: 'Google Flow',
  hosts: ['labs.google'],
  access: 'optional',
  endpoints: [
    {
      id: 'video',
      transport: 'http',
      method: 'POST',
      host: 'aisandbox-pa.googleapis.com',
      path: '/v1/(?:video:batchAsyncGenerateVideo\\w*|whisk:generateVideo)',
      role: 'prompt',
    },
    {
      id: 'image',
      transport: 'http',
      method: 'POST',
      host: 'aisandbox-pa.googleapis.com',
      path: '/v1(?:/projects/[^/]+/flowMedia:batchGenerateImages|/whisk:(?:generateImage|runImageRecipe)|:runImageFx)',
      role: 'prompt',
    },
  ],
  vocabulary: ['operations', 'media', 'imagePanels', 'error', 'code', 'message', 'status'],
};
