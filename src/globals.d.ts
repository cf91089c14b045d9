/** True in the test build only: the relay then reports length and hash of the text it measured. */
declare const __MEASURE__: boolean;
