// Appends what it is told to, one event a line: number of the call, stream, JSON; answers with the number and how it went.
import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql';
import pg from 'pg';
import { createInterface } from 'node:readline';

const [connectionString, connections] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString, max: Number(connections) });
const store = getPostgreSQLEventStore(connectionString, { connectionOptions: { pooled: true, pool } });
await store.schema.migrate();
console.log('ready');

// Two who write to a stream at the same time: one of them is refused, also where no version is expected, and tries again.
const append = (stream, data) =>
  store.appendToStream(stream, [{ type: 'PointsTipped', data }]).catch((error) => {
    if (!error.message.startsWith('Expected version')) throw error;
    return append(stream, data);
  });

createInterface({ input: process.stdin })
  .on('line', (line) => {
    const [call, stream] = line.split(' ', 2);
    const data = JSON.parse(line.slice(call.length + stream.length + 2));
    append(stream, data).then(
      () => console.log(`${call} done`),
      (error) => console.log(`${call} ${error.message}`),
    );
  })
  .on('close', () => process.exit());
