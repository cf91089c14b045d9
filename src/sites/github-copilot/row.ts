import type { SiteRow } from '../row.ts';

export const row: SiteRow = {
  id: 'github-copilot',
  label: 'GitHub Copilot',
  hosts: ['github.com'],
  access: 'optional',
  endpoints: [
    {
      id: 'individual',
      transport: 'http',
      method: 'POST',
      host: 'api.individual.githubcopilot.com',
      path: '/github/chat/threads/[^/]+/messages',
      role: 'prompt',
    },
    {
      id: 'business',
      transport: 'http',
      method: 'POST',
      host: 'api.business.githubcopilot.com',
      path: '/github/chat/threads/[^/]+/messages',
      role: 'prompt',
    },
    {
      id: 'enterprise',
      transport: 'http',
      method: 'POST',
      host: 'api.enterprise.githubcopilot.com',
      path: '/github/chat/threads/[^/]+/messages',
      role: 'prompt',
    },
  ],
  vocabulary: [
    'content',
    'complete',
    'routedModel',
    'usage',
    'error',
    'agentError',
    'type',
    'body',
    'functionCall',
    'confirmation',
  ],
};
