/** True in the test build only: the relay then reports length and hash of the text it measured. */
declare const __MEASURE__: boolean;

/** True in the edition that an organisation hosts itself: there alone reports can be sent (src/reporting). */
declare const __ORGANISATION__: boolean;
