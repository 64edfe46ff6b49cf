/** Opens the embedded store of a folder and keeps it until it is killed: `node --import tsx keep-store.ts DATA program|command`. */
import { openEmbedded } from '../../server/store/embedded/embedded.ts'

const [, , data = '', as] = process.argv
try {
  const store = await openEmbedded({ data, as: as === 'command' ? 'command' : 'program' })
  await store.tell('http://127.0.0.1:4321')
  process.once('SIGTERM', () => void store.stop().then(() => process.exit()))
  console.log(`up ${store.pid()}`)
} catch (error) {
  console.log(`refused ${(error as Error).message}`)
}
