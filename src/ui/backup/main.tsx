/** Nobody sees this page: it stands in for the document the background lacks (platform/blob-address.ts). */
import { giveAddresses } from '../../platform/blob-address.ts';

giveAddresses();
