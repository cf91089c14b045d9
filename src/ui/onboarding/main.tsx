/** The page that opens after the installation. */
import { settingsClient } from '../sources/settings/client.ts';
import { showOnboarding } from './show.tsx';

const root = document.getElementById('root');
if (root) void showOnboarding(settingsClient, root);
