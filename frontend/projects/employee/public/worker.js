// The service worker: Angular's, for the files of the portal, so that the scanner opens without a connection. Everything
// that is asked of a service goes to the network as if there were no worker.
const NOT_OURS = /^\/admin\/(api|openapi|docs|health|ready)(\/|$)/;

self.addEventListener('fetch', (event) => {
  const { pathname } = new URL(event.request.url);
  if (NOT_OURS.test(pathname) || !pathname.startsWith('/admin')) event.stopImmediatePropagation();
});

importScripts('./ngsw-worker.js');
