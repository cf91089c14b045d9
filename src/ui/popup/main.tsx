/** The toolbar popup of the extension. */
import { client } from '../sources/today/client.ts';
import { followAddress } from './show.tsx';

const root = document.getElementById('root');
if (root) {
  followAddress(client, root, async (start) => {
    const [{ showWeek }, { weekClient }] = await Promise.all([
      import('./week/show.tsx'),
      import('../sources/week/client.ts'),
    ]);
    return showWeek(weekClient(start), root);
  });
}
