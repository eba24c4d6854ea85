import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { StartError } from './start-error.ts';

/** Finds a port that nobody uses at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listenOn(server, 0, '127.0.0.1');
  await closed(server);
  return port;
}

/** Throws a StartError when somebody listens on the port. */
export async function refuseTakenPort(port: number, host: string): Promise<void> {
  const server = createServer();
  await listenOn(server, port, host);
  await closed(server);
}

/** Listens and gives the port (0: any free one). Throws a StartError when it cannot be had. */
export async function listenOn(server: Server, port: number, host: string): Promise<number> {
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new StartError(sentenceOf(error, port), { cause: error });
  }
  return (server.address() as AddressInfo).port;
}

function sentenceOf(error: unknown, port: number): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') {
    return `Port ${port} is taken. Stop what uses it, or choose another one: FOYER_PORT=${port + 1} npm start`;
  }
  if (code === 'EACCES') {
    return `Port ${port} needs more rights. Choose another one: FOYER_PORT=3000 npm start`;
  }
  return `Port ${port} cannot be used: ${message}`;
}

async function closed(server: Server): Promise<void> {
  server.close();
  await once(server, 'close');
}
