/** The worker thread's side of `circles.ts`: ranks and circles of one network. */
import { parentPort } from 'node:worker_threads'
import { communities } from '../../../domain/influence/graph/communities.ts'
import { createGraph } from '../../../domain/influence/graph/graph.ts'
import { pageRank } from '../../../domain/influence/graph/pagerank.ts'
import { chanceFrom } from '../../../domain/language/chance.ts'
import type { Found, Network } from './circles.ts'

parentPort?.on('message', (network: Network) => {
  try {
    parentPort?.postMessage(found(network))
  } catch (error) {
    parentPort?.postMessage({ fault: error instanceof Error ? error.message : 'unknown' })
  }
})
parentPort?.postMessage('ready')

/** The same network gives the same circles. */
function found({ from, to, weight, edges }: Network): Found {
  const graph = createGraph(Math.max(1, edges))
  for (let e = 0; e < edges; e++) graph.add(from[e] as number, to[e] as number, weight[e] as number)
  const compressed = graph.compress()
  const { of, count } = communities(compressed, chanceFrom(1))
  return { rank: pageRank(compressed).rank, circle: of, circles: count }
}
