/** How a number of the extension was computed. */
import { tabAddress } from '../address.ts';
import { archive } from '../archive.ts';
import { showHow } from './show.tsx';

const root = document.getElementById('root');
if (root) void showHow(archive, tabAddress, root);
