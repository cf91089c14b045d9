/** The toolbar popup of the extension. */
import { client } from '../client.ts';
import { showPopup } from './show.tsx';

const root = document.getElementById('root');
if (root) void showPopup(client, root);
