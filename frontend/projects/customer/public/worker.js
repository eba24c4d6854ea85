// The service worker: Angular's, for the files of the site and the pictures of events. Everything that is asked of a
// service goes to the network as if there were no worker, so that streams stay open and a failure is seen as what it is.
const NOT_OURS = /^\/(api|admin|dev|files|sandbox|openapi|docs)(\/|$)/;

self.addEventListener('fetch', (event) => {
  if (NOT_OURS.test(new URL(event.request.url).pathname)) event.stopImmediatePropagation();
});

importScripts('./ngsw-worker.js');
