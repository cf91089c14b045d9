/** The options of the extension. */
import { settingsClient } from '../sources/settings/client.ts';
import { showOptions } from './show.tsx';

const root = document.getElementById('root');
if (root) void showOptions(settingsClient, root);
