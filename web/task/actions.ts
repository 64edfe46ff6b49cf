/** What one can do with a task. Each is a question to the server; its answer is the truth. */

import type { Input } from '../../contract/endpoint.ts'
import { addTask, changeTask, removeTask, type Task } from '../../contract/task.ts'
import { call, problemOf } from '../kit/call.ts'
import { toast, toastProblem } from '../kit/toast.ts'
import { live } from '../live/store.ts'
import { useSpeech } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'

export function useTaskActions() {
  const { words, language } = useSpeech()
  const attempt = async (work: () => Promise<unknown>, done: string): Promise<boolean> => {
    try {
      await work()
      toast(done)
      return true
    } catch (error) {
      toastProblem(tellProblem(problemOf(error), language, words))
      return false
    }
  }
  const learn = (task: Task) => live.learn({ things: { task: [task] } })
  return {
    add: (asked: Input<typeof addTask>, whose: string) =>
      attempt(async () => learn(await call(addTask, asked)), words.timeline.taskSaved(whose)),
    tick: (task: Task) =>
      attempt(
        async () => learn(await call(changeTask, { id: task.id, done: task.doneAt === null })),
        task.doneAt === null ? words.timeline.done : words.timeline.undone,
      ),
    drop: (task: Task) => attempt(() => call(removeTask, { id: task.id }), words.timeline.dropped),
  }
}
