import type { SiteRow } from '../row.ts';

export const row: SiteRow = {
  id: 'leonardo',
  label: 'Leonardo',
  hosts: ['app.leonardo.ai'],
  access: 'optional',
  endpoints: [
    // One address for everything: the reader looks at the operation's name.
    {
      id: 'graphql',
      transport: 'http',
      method: 'POST',
      host: 'api.leonardo.ai',
      path: '/v1/graphql',
      role: 'mixed',
    },
  ],
  vocabulary: ['data', 'errors', 'generate', 'sdGenerationJob', 'generationId', 'generations'],
};
