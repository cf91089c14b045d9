/** The page of the report for an organisation. */
import { organisationClient } from '../sources/organisation/client.ts';
import { showOrganisation } from './show.tsx';

const root = document.getElementById('root');
if (root) void showOrganisation(organisationClient, root);
