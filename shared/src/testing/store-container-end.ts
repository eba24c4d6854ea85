/** What jest runs after all tests on containers. */
export { stopStoreContainer as default } from './store-container.ts';
