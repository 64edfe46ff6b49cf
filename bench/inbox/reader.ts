/** The other process of `inbox`: asks one path after the other. @returns milliseconds of each, body read and parsed */

import { answerTask } from '../kit/child.ts'
import { timed } from '../kit/numbers.ts'
import { visitor } from '../kit/visitor.ts'

export type ReaderTask = { url: string; headers: Readonly<Record<string, string>>; paths: string[] }

const warmUp = 20

answerTask<ReaderTask, number[]>(async ({ url, headers, paths }) => {
  const reader = visitor(url, headers)
  const times: number[] = []
  for (const path of [...paths.slice(0, warmUp), ...paths]) times.push(await timed(() => reader.ask('GET', path)))
  return times.slice(warmUp)
})
