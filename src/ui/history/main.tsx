/** The page where a person brings their history, and sees their years. */
import { historyClient } from '../sources/history/client.ts';
import { showHistory } from './show.tsx';

const root = document.getElementById('root');
if (root) void showHistory(historyClient, root);
