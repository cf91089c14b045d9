import type { SiteRow } from '../row.ts';

export const row: SiteRow = {
  id: 'm365-copilot',
  label: 'Microsoft 365 Copilot',
  hosts: ['m365.cloud.microsoft'],
  access: 'optional',
  endpoints: [
    {
      id: 'chat',
      transport: 'socket',
      host: 'substrate.office.com',
      path: '/m365Copilot/Chathub/.+',
      role: 'mixed',
    },
  ],
  vocabulary: ['type', 'target', 'arguments', 'invocationId', 'item', 'error', 'result'],
};
