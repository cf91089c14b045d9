import type { SiteRow } from '../row.ts';

/** A tenant is served by one hub or the other, written in either case. */
const HUB = '/m365[Cc]opilot(?:[Ff]rontier)?/(?:[Cc]hat|[Ss]tream)[Hh]ub(?:/.*)?';

export const row: SiteRow = {
  id: 'm365-copilot',
  label: 'Microsoft 365 Copilot',
  hosts: ['m365.cloud.microsoft'],
  access: 'optional',
  endpoints: [
    { id: 'chat', transport: 'socket', host: 'substrate.office.com', path: HUB, role: 'mixed' },
    // Accounts of work. The page calls it, and a socket that is only seen needs no permission for its host.
    { id: 'chat-work', transport: 'socket', host: 'substrate.svc.cloud.microsoft', path: HUB, role: 'mixed' },
  ],
  vocabulary: ['type', 'target', 'arguments', 'invocationId', 'item', 'error', 'result'],
};
