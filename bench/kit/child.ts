/** Work in a process of its own, so that it does not disturb what is measured in this one. */
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** Give a task to a file of `bench/` that answers with `answerTask`. @param file as a URL */
export function inChild<Task, Result>(file: URL, task: Task): Promise<Result> {
  const child = fork(fileURLToPath(file), {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  return new Promise((resolve, reject) => {
    child.once('message', (result) => resolve(result as Result))
    child.once('exit', (code, signal) =>
      reject(new Error(`${file.pathname} ended with ${code ?? signal} and no result`)),
    )
    child.send(task as object)
  })
}

/** The child's side: do the one task and end. */
export function answerTask<Task, Result>(work: (task: Task) => Promise<Result>): void {
  process.once('message', async (task) => {
    const result = await work(task as Task)
    process.send?.(result, () => process.exit(0))
  })
}
