import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';

/** A proxy on loopback that tunnels whatever host it is asked for to one port of this machine. */
export interface TunnelProxy {
  readonly url: string;
  /** The hosts that were asked for. */
  readonly hosts: readonly string[];
  close(): Promise<void>;
}

export const startTunnelProxy = async (target: string): Promise<TunnelProxy> => {
  const hosts: string[] = [];
  const server = createServer();
  server.on('connect', (request, client, head) => {
    hosts.push(request.url ?? '');
    const upstream = connect(Number(new URL(target).port), '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      upstream.write(head);
      upstream.pipe(client);
      client.pipe(upstream);
    });
    upstream.on('error', () => client.destroy());
    client.on('error', () => upstream.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    hosts,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
};
