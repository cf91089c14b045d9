/**
 * What a row says of a site: the hosts it lives on and which of its endpoints matter. What is said there is read by the
 * reader beside the row.
 */

/** Requests of one kind that a site's page makes, told by transport, address and method. */
export interface Endpoint {
  /** Stable name, used in health and messages. */
  id: string;
  /**
   * `http` is fetch and XMLHttpRequest, `socket` is WebSocket, `events` is EventSource; `peer` is a call over WebRTC,
   * of which only start and end are seen, and whose path is the page's own; `document` is an answer that
   * stands in the page itself, where nothing of it crosses the network in a way a page's script reads.
   */
  transport: 'http' | 'socket' | 'events' | 'peer' | 'document';
  /** For `http`: the method. */
  method?: 'GET' | 'POST' | 'PUT';
  /** Where it is not the page's own origin: the URL's host. `.x.com` stands for any host just below x.com, `*` for any. */
  host?: string;
  /** Source of a regular expression the URL's path must match, from end to end. */
  path: string;
  /** Source of a regular expression that must occur in the query string. */
  query?: string;
  /**
   * `prompt`: each exchange is one request, counted even when it can't be read. `mixed`: prompts are among what it
   * carries, as on a socket; the reader tells which. `follow`: only adds to known turns.
   */
  role: 'prompt' | 'mixed' | 'follow';
  /** Request headers the reader needs, lower case. */
  headers?: readonly string[];
  /** For `events`: names its events may have besides `message` and `error`. */
  events?: readonly string[];
  /** For `document`: the CSS selector of the answer, free of any language's words. */
  answer?: string;
}

/** One site, as plain data: nothing of it runs. */
export interface SiteRow {
  /** File name, fixture folder and database value: never changes. */
  id: string;
  label: string;
  /** Page hosts; content scripts run on all of each. */
  hosts: readonly string[];
  /** `granted` at install, or `optional`: asked for with a click. */
  access: 'granted' | 'optional';
  endpoints: readonly Endpoint[];
  /** Event names and keys that may stand in a health report; all others become `?`. */
  vocabulary: readonly string[];
}
