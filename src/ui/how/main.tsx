/** How a number of the extension was computed. */
import { tabAddress } from '../shell/address.ts';
import { archive } from '../sources/archive/client.ts';
import { showHow } from './show.tsx';

const root = document.getElementById('root');
if (root) void showHow(archive, tabAddress, root);
